package dev.attune.sandbox.promise;

import dev.attune.delivery.OutboundSinks;
import dev.attune.intake.source.IntakeDeserializationSchema;
import dev.attune.job.JobSettings;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.settings.OptionValues;
import dev.attune.settings.Options;
import dev.attune.telemetry.Ledger;
import dev.attune.topology.CustomerExperienceTopology;
import dev.attune.topology.Sources;
import dev.attune.topology.Told;
import dev.attune.waiting.SystemRegistryClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live topology on a broker of its own, over records that are all there: it reads to the end and stops. */
final class LiveRun implements AutoCloseable {

    static final Duration BOUND = Duration.ofSeconds(2);

    private final EmbeddedBroker broker;
    private final String registryUrl;

    private LiveRun(EmbeddedBroker broker, String registryUrl) {
        this.broker = broker;
        this.registryUrl = registryUrl;
    }

    /** Starts a broker, applies the topics, and sends the records in the order given. */
    static LiveRun over(List<History.Sent> records, String registryUrl, Path directory) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory));
        LiveRun run = new LiveRun(broker, registryUrl);
        TopicsInPlace.apply(broker.bootstrap(), registryUrl, History.PARTITIONS);
        TopicsInPlace.send(broker.bootstrap(), records);
        return run;
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    Ledger execute(int parallelism, String stateBackend) throws Exception {
        JobSettings settings = JobSettings.of(OptionValues.of(Map.of(
                "kafka.bootstrap-servers", bootstrap(),
                "registry.url", registryUrl,
                "intake.idleness", "PT10M",
                "intake.unknown-schema-grace", "PT0.1S",
                "job.checkpoint-interval", "PT0.5S")));
        Configuration configuration = settings.flink();
        configuration.set(StateBackendOptions.STATE_BACKEND, stateBackend);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        Told told = CustomerExperienceTopology.define(
                env,
                Sources.kafka(
                                bootstrap(),
                                settings.values().of(Options.GROUP_ID),
                                Map.of(),
                                new IntakeDeserializationSchema(
                                        settings.intake(), settings.registry(), new SystemRegistryClock()))
                        .setBounded(OffsetsInitializer.latest())
                        .build(),
                settings.time(),
                settings.customer(false));
        CustomerExperienceTopology.deliver(
                CustomerExperienceTopology.address(told, settings.registry(), settings.delivery()),
                OutboundSinks.kafka(settings.delivery()));
        return Ledger.of(env.execute("same-input"));
    }

    @Override
    public void close() {
        broker.close();
    }
}
