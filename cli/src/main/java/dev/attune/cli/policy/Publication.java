package dev.attune.cli.policy;

import dev.attune.cli.control.EffectiveTime;
import dev.attune.cli.reading.TopicRecord;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.PolicyReader;
import java.util.Comparator;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * One publication of a policy, with the job's own word on it where it gave one.
 *
 * @param stated the effective time it was published with, epoch milliseconds of event time
 * @param effective from when it holds; later than stated where the job saw it after its time
 * @param writtenAt when the broker took it, epoch milliseconds
 * @param policy null where the document breaks a rule: the job refuses it
 */
record Publication(
        String version,
        boolean live,
        String document,
        long stated,
        long effective,
        long writtenAt,
        @Nullable String author,
        @Nullable String comment,
        @Nullable String basedOn,
        @Nullable Policy policy) {

    /** As they take effect. */
    static final Comparator<Publication> ORDER = Comparator.comparingLong(Publication::effective)
            .thenComparingLong(Publication::stated)
            .thenComparing(Publication::version);

    static Publication of(TopicRecord read) {
        GenericRecord record = read.value();
        String document = record.get("document").toString();
        return new Publication(
                record.get("version").toString(),
                record.get("lineage").toString().equals("LIVE"),
                document,
                EffectiveTime.stated(record),
                (Long) record.get("effective_at"),
                read.writtenAt(),
                text(record, "author"),
                text(record, "comment"),
                text(record, "based_on"),
                policy(document));
    }

    /** Whether the job moved it, because it came after its time. */
    boolean moved() {
        return effective != stated;
    }

    private static @Nullable String text(GenericRecord record, String field) {
        Object value = record.get(field);
        return value == null ? null : value.toString();
    }

    private static @Nullable Policy policy(String document) {
        try {
            return PolicyReader.read(document);
        } catch (InvalidPolicyFileException broken) {
            return null;
        }
    }
}
