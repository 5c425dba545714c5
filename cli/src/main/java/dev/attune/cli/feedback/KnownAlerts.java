package dev.attune.cli.feedback;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.reading.TopicReader;
import dev.attune.cli.reading.TopicReader.Isolation;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** What the topics say of an alert or a customer that feedback names: a slip of the pen is told before it is written. */
final class KnownAlerts {

    private static final List<Topic> ALERTS = List.of(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP);

    private final Connection connection;

    KnownAlerts(Connection connection) {
        this.connection = connection;
    }

    /**
     * The newest revision of an alert.
     *
     * @throws CommandFailed where nobody was told of it
     */
    GenericRecord alert(String alertId) {
        GenericRecord newest =
                newest(ALERTS, null, value -> value.get("alert_id").toString().equals(alertId));
        if (newest == null) {
            throw new CommandFailed("ALERT must be the id of an alert on " + Topic.CHURN_RISK.topicName() + " or "
                    + Topic.EXPERIENCE_DROP.topicName() + " ('attune alerts' shows them), but was "
                    + Output.printable(alertId));
        }
        return newest;
    }

    /**
     * An alert that goes on.
     *
     * @throws CommandFailed where it does not
     */
    GenericRecord openAlert(String alertId) {
        GenericRecord newest = alert(alertId);
        String state = newest.get("state").toString();
        if (state.equals("RESOLVED") || state.equals("EXPIRED")) {
            throw new CommandFailed("ALERT must be open, but " + alertId + " is " + state + " since "
                    + Instant.ofEpochMilli((Long) newest.get("event_time")));
        }
        return newest;
    }

    /**
     * An alert whose outcome nobody knows yet.
     *
     * @throws CommandFailed where it is known
     */
    GenericRecord undecidedAlert(String alertId) {
        GenericRecord newest = alert(alertId);
        byte[] key = newest.get("customer_id").toString().getBytes(StandardCharsets.UTF_8);
        GenericRecord known = newest(
                List.of(Topic.ALERT_OUTCOME),
                key,
                value -> value.get("alert_id").toString().equals(alertId));
        if (known != null) {
            throw new CommandFailed("ALERT must have no outcome yet, but " + alertId + " is " + known.get("outcome")
                    + " since " + Instant.ofEpochMilli((Long) known.get("event_time")) + ", says "
                    + known.get("source"));
        }
        return newest;
    }

    /** @throws CommandFailed where the job never told anything of this customer */
    void requireCustomer(String customerId) {
        byte[] key = customerId.getBytes(StandardCharsets.UTF_8);
        if (newest(List.of(Topic.CUSTOMER_HEALTH), key, value -> true) == null) {
            throw new CommandFailed("--customer must be a customer on " + Topic.CUSTOMER_HEALTH.topicName()
                    + ", but was " + Output.printable(customerId));
        }
    }

    /** Which records are meant. */
    @FunctionalInterface
    private interface Wanted {
        boolean is(GenericRecord value);
    }

    private @Nullable GenericRecord newest(List<Topic> topics, byte @Nullable [] key, Wanted wanted) {
        GenericRecord[] newest = new GenericRecord[1];
        try (SchemaRegistry registry = connection.registry();
                TopicReader reader = new TopicReader(
                        connection,
                        registry,
                        Isolation.COMMITTED,
                        topics,
                        each -> key == null || Arrays.equals(key, each))) {
            reader.readToEnd((TopicRecord record) -> {
                if (wanted.is(record.value())) {
                    newest[0] = record.value();
                }
            });
        }
        return newest[0];
    }
}
