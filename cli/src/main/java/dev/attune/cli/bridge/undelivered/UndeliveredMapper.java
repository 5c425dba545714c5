package dev.attune.cli.bridge.undelivered;

import dev.attune.cli.bridge.delivery.Undelivered;
import dev.attune.cli.bridge.receiver.Failure;
import dev.attune.cli.bridge.receiver.Origin;
import dev.attune.contract.Topic;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Entries to their records and back. */
final class UndeliveredMapper {

    private static final Schema SCHEMA = Topic.UNDELIVERED.schema();

    private UndeliveredMapper() {}

    static GenericRecord record(Undelivered entry) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("receiver", entry.receiver());
        record.put("alert_id", entry.alertId());
        record.put("revision", entry.revision());
        record.put("state", symbol("state", entry.delivered() ? "DELIVERED" : "PUT_ASIDE"));
        record.put("reason", symbol("reason", entry.reason().name()));
        record.put("status", entry.status() == 0 ? null : entry.status());
        record.put("attempts", entry.attempts());
        record.put("at", entry.at().toEpochMilli());
        record.put("topic", entry.origin().topic());
        record.put("partition", entry.origin().partition());
        record.put("offset", entry.origin().offset());
        return record;
    }

    /** A reason that is not known here reads as FAILED: it can be driven again. */
    static Undelivered entry(GenericRecord record) {
        String reason = String.valueOf(record.get("reason"));
        return new Undelivered(
                String.valueOf(record.get("receiver")),
                String.valueOf(record.get("alert_id")),
                (int) record.get("revision"),
                String.valueOf(record.get("state")).equals("DELIVERED"),
                Arrays.stream(Failure.values())
                        .filter(each -> each.name().equals(reason))
                        .findFirst()
                        .orElse(Failure.FAILED),
                record.get("status") == null ? 0 : (int) record.get("status"),
                (int) record.get("attempts"),
                Instant.ofEpochMilli((long) record.get("at")),
                new Origin(String.valueOf(record.get("topic")), (int) record.get("partition"), (long)
                        record.get("offset")));
    }

    private static GenericData.EnumSymbol symbol(String field, String name) {
        return new GenericData.EnumSymbol(SCHEMA.getField(field).schema(), name);
    }
}
