package dev.attune.cli.policy;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.control.ControlTopics;
import dev.attune.cli.control.EffectiveTime;
import dev.attune.contract.Contracts;
import dev.attune.contract.Topic;
import dev.attune.control.ControlChange;
import dev.attune.domain.policy.Policy;
import dev.attune.registry.SchemaRegistry;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a policy is published; mixed into the commands that do. */
final class PolicyPublication {

    @Option(
            names = "--effective-at",
            paramLabel = "INSTANT",
            description = "From which event time it holds, as 2026-12-01T00:00:00Z (default: the next full minute). One"
                    + " that the job sees after its time holds from the next full minute of event time.")
    private @Nullable Instant effectiveAt;

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "Who says so (default: the name of the account that runs this).")
    private String author = System.getProperty("user.name", "");

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why, for the history.")
    private @Nullable String comment;

    @Option(names = "--dry-run", description = "Tell what would change, and publish nothing.")
    private boolean dryRun;

    /** Tells what changes, and publishes. */
    void publish(Policy policy, String document, PublishedPolicies published, Connection connection, Output output) {
        long effective = EffectiveTime.of(effectiveAt, Instant.now());
        published.check(policy.version(), document, effective);
        requireTopics(policy.touchpoints().partners(), connection);
        NamedPolicy current = NamedPolicy.current(published, Instant.ofEpochMilli(effective));
        List<PolicyDifference.Change> changes = PolicyDifference.between(current.policy(), policy);
        if (!dryRun) {
            GenericRecord record = record(policy.version(), document, effective, author);
            record.put("comment", comment);
            record.put("based_on", current.policy().version());
            new ControlTopics(connection).write(Topic.POLICY, ControlChange.key(policy.version(), effective), record);
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("version", policy.version());
        object.put("effective_at", Instant.ofEpochMilli(effective).toString());
        object.put("based_on", current.policy().version());
        object.put("published", !dryRun);
        object.put("changes", PolicyDifference.table(changes).objects());
        output.print(object, PolicyDifference.table(changes));
        if (!output.isJson()) {
            output.note((dryRun ? "Would hold" : "Holds") + " from " + Instant.ofEpochMilli(effective) + " on: policy "
                    + policy.version() + ", " + changes.size() + " keys unlike policy "
                    + current.policy().version() + ".");
        }
    }

    /** The job makes no topics: who has none would be told nothing. */
    private static void requireTopics(List<String> partners, Connection connection) {
        if (partners.isEmpty()) {
            return;
        }
        String schema = Contracts.current("partner").toString();
        try (SchemaRegistry registry = connection.registry()) {
            List<String> without = partners.stream()
                    .filter(partner -> registry.idOf(Topic.partnerTopic(partner) + "-value", schema)
                            .isEmpty())
                    .toList();
            if (!without.isEmpty()) {
                throw new CommandFailed(
                        "touchpoints.partners must be partners with a topic of their own ('attune topics"
                                + " apply --partner " + without.get(0) + "' makes one), but was "
                                + String.join(", ", without));
            }
        }
    }

    static GenericRecord record(String version, String document, long effective, String author) {
        GenericRecord record = new GenericData.Record(Topic.POLICY.schema());
        record.put("version", version);
        record.put(
                "lineage",
                new GenericData.EnumSymbol(
                        record.getSchema().getField("lineage").schema(), "LIVE"));
        record.put("effective_at", effective);
        record.put("document", document);
        record.put("author", author.isBlank() ? null : author);
        return record;
    }
}
