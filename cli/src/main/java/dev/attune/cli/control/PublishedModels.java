package dev.attune.cli.control;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Table;
import dev.attune.cli.reading.TopicRecord;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** What stands on the topic of models: one entry per publication, with the job's own word on it where it gave one. */
final class PublishedModels {

    private final Map<String, TopicRecord> publications = new LinkedHashMap<>();

    PublishedModels(List<TopicRecord> records) {
        for (TopicRecord record : records) {
            String key = version(record) + "@" + EffectiveTime.stated(record.value());
            TopicRecord known = publications.get(key);
            if (known == null || record.value().get("stated_at") != null) {
                publications.put(key, record);
            }
        }
    }

    private static String version(TopicRecord record) {
        return record.value().get("version").toString();
    }

    /** The newest publication of a version. */
    Optional<GenericRecord> newest(String version) {
        return publications.values().stream()
                .filter(record -> version(record).equals(version))
                .max(Comparator.comparingLong(record -> (Long) record.value().get("effective_at")))
                .map(TopicRecord::value);
    }

    /**
     * That a version can be published so.
     *
     * @throws CommandFailed if the job would refuse it, or has it already
     */
    void check(String version, String document, long effectiveAt) {
        for (TopicRecord record : publications.values()) {
            if (!version(record).equals(version)) {
                continue;
            }
            if (!record.value().get("document").toString().equals(document)) {
                throw new CommandFailed("version must be unlike that of any other model on the topic, but " + version
                        + " stands for another document there: give the new one another version");
            }
            if (EffectiveTime.stated(record.value()) == effectiveAt) {
                throw new CommandFailed("--effective-at must be unlike that of an earlier publication of " + version
                        + ", but was " + Instant.ofEpochMilli(effectiveAt));
            }
        }
    }

    /** In the order in which they take effect. */
    Table table() {
        Table table = new Table("version", "effective_at", "stated_at", "customers", "trained_until", "published_at");
        publications.values().stream()
                .sorted(Comparator.comparingLong(
                                (TopicRecord record) -> (Long) record.value().get("effective_at"))
                        .thenComparingLong(record -> EffectiveTime.stated(record.value())))
                .forEach(record -> table.row(
                        version(record),
                        EffectiveTime.text(record.value(), "effective_at"),
                        EffectiveTime.text(record.value(), "stated_at"),
                        record.value().get("customers"),
                        EffectiveTime.text(record.value(), "trained_until"),
                        Instant.ofEpochMilli(record.writtenAt()).toString()));
        return table;
    }
}
