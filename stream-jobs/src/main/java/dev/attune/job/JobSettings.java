package dev.attune.job;

import dev.attune.customer.CustomerSettings;
import dev.attune.delivery.DeliverySettings;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeSettings;
import dev.attune.intake.source.EventTimeStrategy;
import dev.attune.policy.StartingPolicy;
import dev.attune.registry.RegistrySource;
import dev.attune.settings.InvalidSettingsException;
import dev.attune.settings.Option;
import dev.attune.settings.OptionValues;
import dev.attune.settings.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.jspecify.annotations.Nullable;

/** The settings of each room, made of the options once. */
public record JobSettings(OptionValues values, StartingPolicy policy) {

    /** Also the pace at which history is taken in: one drift per check at most. */
    private static final Duration DRIFT_CHECKED_EVERY = Duration.ofMillis(200);

    /**
     * @throws dev.attune.settings.InvalidSettingsException with every broken option
     * @throws dev.attune.policy.InvalidPolicyFileException with every broken rule of the policy or model file
     */
    public static JobSettings of(OptionValues values) {
        return new JobSettings(values, policy(values));
    }

    private static StartingPolicy policy(OptionValues values) {
        try {
            return StartingPolicy.of(file(values, Options.POLICY_FILE), file(values, Options.MODEL_FILE));
        } catch (IOException unreadable) {
            throw new InvalidSettingsException(List.of(
                    "policy.file and model.file must be readable files, but were '" + values.of(Options.POLICY_FILE)
                            + "' and '" + values.of(Options.MODEL_FILE) + "' (" + unreadable + ")"));
        }
    }

    /** Null where the option is left at its default. */
    static @Nullable Path file(OptionValues values, Option<String> option) {
        String file = values.of(option);
        return file.equals(option.defaultText()) ? null : Path.of(file);
    }

    public IntakeSettings intake() {
        return new IntakeSettings(
                values.of(Options.MAXIMUM_PAYLOAD_BYTES),
                values.of(Options.CLOCK_SKEW),
                false,
                values.of(Options.UNKNOWN_SCHEMA_GRACE));
    }

    /**
     * How partitions tell time in a run that never ends: none runs ahead of the slowest by more than the configured
     * drift. Not for bounded runs: the connector fails when it is to pause a partition that has ended
     * (IllegalStateException: No current assignment for partition).
     */
    public WatermarkStrategy<IntakeRecord> endlessTime() {
        Duration drift = values.of(Options.MAXIMUM_DRIFT);
        return drift.isZero() ? time() : time().withWatermarkAlignment("inputs", drift, DRIFT_CHECKED_EVERY);
    }

    /** How partitions tell time, each for itself. */
    public EventTimeStrategy time() {
        return new EventTimeStrategy(values.of(Options.OUT_OF_ORDERNESS), values.of(Options.IDLENESS));
    }

    public CustomerSettings customer(boolean finalAssessments) {
        return new CustomerSettings(
                policy, values.of(Options.EMIT_FROM), values.of(Options.STATE_TTL), finalAssessments);
    }

    public RegistrySource registry() {
        return RegistrySource.confluent(values.of(Options.REGISTRY_URL), values.below(Options.REGISTRY_CLIENT_PREFIX));
    }

    public DeliverySettings delivery() {
        return new DeliverySettings(
                values.of(Options.BOOTSTRAP_SERVERS),
                values.of(Options.GUARANTEE),
                values.of(Options.TRANSACTIONAL_ID_PREFIX),
                values.of(Options.TRANSACTION_TIMEOUT),
                values.of(Options.MAXIMUM_RECORD_BYTES),
                values.of(Options.SOURCE),
                JobVersion.CURRENT,
                values.below(Options.KAFKA_CLIENT_PREFIX));
    }

    /** What holds on any cluster, whatever its own configuration says; the rest is left to the cluster. */
    public Configuration flink() {
        Configuration configuration = structure(values.of(Options.MAX_PARALLELISM));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, values.of(Options.CHECKPOINT_INTERVAL));
        configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        return configuration;
    }

    /** What every run of the topology needs, bounded ones included. */
    static Configuration structure(int maxParallelism) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.MAX_PARALLELISM, maxParallelism);
        return configuration;
    }
}
