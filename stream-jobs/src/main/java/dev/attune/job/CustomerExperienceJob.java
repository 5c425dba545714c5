package dev.attune.job;

import dev.attune.control.source.BrokerControlLog;
import dev.attune.control.source.ControlDeserializationSchema;
import dev.attune.delivery.OutboundRecord;
import dev.attune.delivery.OutboundSinks;
import dev.attune.domain.policy.InvalidPolicyException;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.source.BrokerLogStarts;
import dev.attune.intake.source.IntakeDeserializationSchema;
import dev.attune.intake.source.IntakeSource;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.settings.InvalidSettingsException;
import dev.attune.settings.OptionValues;
import dev.attune.settings.Options;
import dev.attune.topology.ControlEnd;
import dev.attune.topology.CustomerExperienceTopology;
import dev.attune.topology.RouteTopology;
import dev.attune.topology.Sources;
import dev.attune.topology.Told;
import dev.attune.waiting.SystemRegistryClock;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The live job, Kafka to Kafka. Arguments are pairs of {@code --key value}: {@code docs/configuration.md}. */
public final class CustomerExperienceJob {

    private CustomerExperienceJob() {}

    public static void main(String[] arguments) throws Exception {
        JobSettings settings;
        try {
            settings = JobSettings.of(OptionValues.ofArguments(arguments));
        } catch (InvalidSettingsException | InvalidPolicyException | InvalidPolicyFileException invalid) {
            throw new IllegalArgumentException("the job cannot start:\n" + invalid.getMessage(), invalid);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings.flink());
        requireAlignedCheckpoints(env);
        define(env, settings);
        env.execute("attune-customer-experience");
    }

    /** Changes of the model are the same in every subtask at every checkpoint, as long as no barrier overtakes one. */
    static void requireAlignedCheckpoints(StreamExecutionEnvironment env) {
        if (env.getCheckpointConfig().isUnalignedCheckpointsEnabled()) {
            throw new IllegalArgumentException("the job cannot start:\n" + CheckpointingOptions.ENABLE_UNALIGNED.key()
                    + " must be false, but was true");
        }
    }

    static void define(StreamExecutionEnvironment env, JobSettings settings) {
        IntakeDeserializationSchema intake =
                new IntakeDeserializationSchema(settings.intake(), settings.registry(), new SystemRegistryClock());
        OptionValues values = settings.values();
        String brokers = values.of(Options.BOOTSTRAP_SERVERS);
        Map<String, String> client = values.below(Options.KAFKA_CLIENT_PREFIX);
        KafkaSource<IntakeRecord> source = Sources.kafka(brokers, values.of(Options.GROUP_ID), client, intake)
                .build();
        Told told = CustomerExperienceTopology.define(
                env,
                new IntakeSource(source, intake, new BrokerLogStarts(brokers, client)),
                settings.endlessTime(),
                control(settings),
                settings.customer(false));
        DataStream<OutboundRecord> records = RouteTopology.withCopies(
                CustomerExperienceTopology.address(told, settings.registry(), settings.delivery()),
                told,
                values.of(Options.DEPARTMENTS),
                settings.registry(),
                settings.delivery(),
                settings.customer(false).timeToLive());
        CustomerExperienceTopology.deliver(records, OutboundSinks.kafka(settings.delivery()));
    }

    private static ControlEnd control(JobSettings settings) {
        OptionValues values = settings.values();
        String brokers = values.of(Options.BOOTSTRAP_SERVERS);
        Map<String, String> client = values.below(Options.KAFKA_CLIENT_PREFIX);
        SystemRegistryClock clock = new SystemRegistryClock();
        ControlDeserializationSchema schema =
                new ControlDeserializationSchema(settings.registry(), clock, values.of(Options.UNKNOWN_SCHEMA_GRACE));
        return new ControlEnd(
                Sources.control(brokers, client, schema).build(),
                new BrokerControlLog(brokers, client, settings.registry(), clock));
    }
}
