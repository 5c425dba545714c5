package dev.attune.intake.decode;

import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import dev.attune.registry.SchemaRegistry;
import dev.attune.registry.UnknownSchema;
import dev.attune.waiting.RegistryPatience;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The schemas writers used, by id, as Avro JSON. What is known is kept for good: ids never change their meaning.
 *
 * <p>A registry that cannot be reached blocks: nothing is refused for its sake. An id that the
 * registry does not know waits for a grace, since a producer can be ahead of the registry's replication; but at most one
 * grace is given at a time, none for a minute after it, and none twice to the same id, so that a flood of forged ids
 * cannot stop the stream. For that minute an unknown id is refused without asking again.
 */
public final class WriterSchemas implements AutoCloseable {

    private static final Duration GRACE_INTERVAL = Duration.ofMinutes(1);
    private static final Duration GRACE_STEP = Duration.ofMillis(500);
    private static final int MOST_UNKNOWN = 10_000;

    private final SchemaRegistry registry;
    private final RegistryPatience patience;
    private final Duration grace;
    private final Map<Integer, String> known = new HashMap<>();
    private final Map<Integer, Long> unknownUntil = new LinkedHashMap<>();
    private long noGraceBefore = Long.MIN_VALUE;

    public WriterSchemas(SchemaRegistry registry, RegistryPatience patience, Duration grace) {
        this.registry = registry;
        this.patience = patience;
        this.grace = grace;
    }

    /**
     * The schema of this id.
     *
     * @throws Rejection UNKNOWN_SCHEMA_ID: the registry answered, and does not know it
     * @throws InterruptedIOException the job was cancelled while waiting
     */
    public String json(int id) throws Rejection, InterruptedIOException {
        String schema = known.get(id);
        if (schema == null) {
            schema = ask(id);
            known.put(id, schema);
            unknownUntil.remove(id);
        }
        return schema;
    }

    @Override
    public void close() {
        registry.close();
    }

    private String ask(int id) throws Rejection, InterruptedIOException {
        Long believedUntil = unknownUntil.get(id);
        if (believedUntil != null && patience.millis() < believedUntil) {
            throw Rejection.of(RejectionReason.UNKNOWN_SCHEMA_ID);
        }
        boolean graceOpen = believedUntil == null && patience.millis() >= noGraceBefore;
        long graceEnd = Long.MIN_VALUE;
        while (true) {
            try {
                return patience.ask(() -> registry.schemaById(id));
            } catch (UnknownSchema unknown) {
                long now = patience.millis();
                if (graceOpen && graceEnd == Long.MIN_VALUE) {
                    graceEnd = now + grace.toMillis();
                }
                if (now >= graceEnd) {
                    throw refuse(id, now, graceOpen);
                }
                patience.pause(shorter(GRACE_STEP, Duration.ofMillis(graceEnd - now)));
            }
        }
    }

    private Rejection refuse(int id, long now, boolean afterGrace) {
        if (afterGrace) {
            noGraceBefore = now + GRACE_INTERVAL.toMillis();
        }
        if (unknownUntil.size() >= MOST_UNKNOWN) {
            unknownUntil.remove(unknownUntil.keySet().iterator().next());
        }
        unknownUntil.put(id, now + GRACE_INTERVAL.toMillis());
        return Rejection.of(RejectionReason.UNKNOWN_SCHEMA_ID);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
