package dev.attune.intake;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.RandomInteractions;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records of intake drawn from a seed. */
final class IntakeSamples {

    private final Random random;
    private final RandomInteractions interactions;

    IntakeSamples(long seed) {
        this.random = new Random(seed);
        this.interactions = new RandomInteractions(seed);
    }

    Interaction interaction() {
        return interactions.next();
    }

    Click click() {
        Interaction interaction = interaction();
        while (!(interaction instanceof Click)) {
            interaction = interaction();
        }
        return (Click) interaction;
    }

    Arrival arrival() {
        return new Arrival(
                interaction(),
                random.nextLong(),
                random.nextBoolean() ? "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01" : null,
                random.nextInt(3) == 0 ? raw() : null);
    }

    RejectedRecord rejected() {
        RejectionReason[] reasons = RejectionReason.values();
        return new RejectedRecord(
                raw(),
                reasons[random.nextInt(reasons.length)],
                random.nextBoolean() ? random.nextInt() : null,
                random.nextBoolean() ? "latency_ms" : null);
    }

    Set<Oddity> oddities() {
        Set<Oddity> oddities = EnumSet.allOf(Oddity.class);
        oddities.removeIf(each -> random.nextBoolean());
        return oddities;
    }

    RawRecord raw() {
        return new RawRecord(
                "cx.clickstream.v1",
                random.nextInt(6),
                random.nextLong(),
                random.nextLong(),
                bytes(),
                bytes(),
                List.of(
                        new RawRecord.Header("traceparent", "00-x".getBytes(StandardCharsets.UTF_8)),
                        new RawRecord.Header("empty", bytes())));
    }

    private byte @Nullable [] bytes() {
        if (random.nextInt(4) == 0) {
            return null;
        }
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }
}
