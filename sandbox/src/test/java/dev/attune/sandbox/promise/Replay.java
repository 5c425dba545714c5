package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.control.ControlRecord;
import dev.attune.control.source.BrokerControlLog;
import dev.attune.control.source.ControlDeserializationSchema;
import dev.attune.customer.CustomerOutput;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.source.IntakeDeserializationSchema;
import dev.attune.job.JobSettings;
import dev.attune.settings.OptionValues;
import dev.attune.telemetry.Ledger;
import dev.attune.topology.ControlEnd;
import dev.attune.topology.CustomerExperienceTopology;
import dev.attune.topology.Sources;
import dev.attune.topology.Told;
import dev.attune.waiting.SystemRegistryClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** The live topology over what topics hold, control topics included, from their beginning; it writes nowhere. */
final class Replay {

    private Replay() {}

    /** Payloads of all alerts, as {@link TopicsInPlace#alerts} tells those of a topic. */
    static List<String> of(String bootstrap, String registryUrl, int parallelism) throws Exception {
        JobSettings settings = JobSettings.of(OptionValues.of(
                Map.of("kafka.bootstrap-servers", bootstrap, "registry.url", registryUrl, "intake.idleness", "PT10M")));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings.flink());
        SystemRegistryClock clock = new SystemRegistryClock();
        KafkaSource<IntakeRecord> events = Sources.kafka(
                        bootstrap,
                        "replay",
                        Map.of(),
                        new IntakeDeserializationSchema(settings.intake(), settings.registry(), clock))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .build();
        KafkaSource<ControlRecord> control = Sources.control(
                        bootstrap,
                        Map.of(),
                        new ControlDeserializationSchema(settings.registry(), clock, Duration.ZERO))
                .setBounded(OffsetsInitializer.latest())
                .build();
        Told told = CustomerExperienceTopology.define(
                env,
                events,
                settings.time(),
                new ControlEnd(control, new BrokerControlLog(bootstrap, Map.of(), settings.registry(), clock)),
                settings.customer(false));
        List<EpisodeRevision> revisions = new ArrayList<>();
        try (CloseableIterator<CustomerOutput> outputs =
                told.outputs().union(told.drops()).collectAsync()) {
            JobClient job = env.executeAsync("replay");
            outputs.forEachRemaining(output -> {
                if (output instanceof CustomerOutput.Revision revision) {
                    revisions.add(revision.revision());
                }
            });
            Ledger ledger = Ledger.of(job.getJobExecutionResult().get());
            assertThat(ledger.late()).as("late in the replay").isZero();
            assertThat(ledger.unaccounted()).as("unaccounted in the replay").isZero();
        }
        return AlertPayloads.of(revisions);
    }
}
