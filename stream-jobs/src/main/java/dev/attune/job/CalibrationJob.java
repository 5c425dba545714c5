package dev.attune.job;

import dev.attune.calibration.CollectHistoriesOperator;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.InvalidPolicyException;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.fit.CustomerHistory;
import dev.attune.fit.FitSettings;
import dev.attune.fit.ModelFit;
import dev.attune.fit.Sample;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.files.EventFilesSource;
import dev.attune.intake.source.BrokerLogStarts;
import dev.attune.intake.source.IntakeDeserializationSchema;
import dev.attune.intake.source.IntakeSource;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.ModelReader;
import dev.attune.policy.ModelWriter;
import dev.attune.policy.StartingPolicy;
import dev.attune.settings.InvalidSettingsException;
import dev.attune.settings.OptionValues;
import dev.attune.settings.Options;
import dev.attune.telemetry.Metrics;
import dev.attune.topology.CalibrationTopology;
import dev.attune.topology.Sources;
import dev.attune.waiting.SystemRegistryClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Fits the models to histories: the same intake and the same rules of what counts as the live job, so that what is fitted
 * is what will be judged. Histories are gathered by Flink, some kilobytes per customer come back, and the fit itself runs
 * here.
 */
public final class CalibrationJob {

    private static final String GROUP = "attune-calibration";

    private CalibrationJob() {}

    /**
     * Over the input topics, on the cluster that it is submitted to: a sample of every segment. Arguments are pairs of
     * {@code --key value}: {@code docs/configuration.md}.
     */
    public static void main(String[] arguments) throws Exception {
        JobSettings settings;
        FitSettings fit;
        try {
            settings = JobSettings.of(OptionValues.ofArguments(arguments));
            fit = fit(settings);
        } catch (InvalidSettingsException | InvalidPolicyException | InvalidPolicyFileException invalid) {
            throw new IllegalArgumentException("the job cannot start:\n" + invalid.getMessage(), invalid);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(
                JobSettings.structure(settings.values().of(Options.MAX_PARALLELISM)));
        CalibrationResult result = run(env, topics(settings), fit);
        if (!result.fit().refusals().isEmpty()) {
            throw new IllegalStateException("the fit is refused, it is worse than the earlier model on customers it has"
                    + " not seen; nothing was written:\n"
                    + String.join("\n", result.fit().refusals()));
        }
        Path out = Path.of(settings.values().of(Options.CALIBRATION_OUT));
        ModelWriter.write(
                result.fit().model(), new FitDocument(result.fit(), fit, result.customers()).provenance(), out);
    }

    private static FitSettings fit(JobSettings settings) throws IOException {
        OptionValues values = settings.values();
        long asOf = values.of(Options.CALIBRATION_AS_OF);
        if (asOf == Long.MIN_VALUE) {
            throw new InvalidSettingsException(
                    List.of(Options.CALIBRATION_AS_OF.key() + " must be an ISO-8601 instant, but was empty"));
        }
        Path model = JobSettings.file(values, Options.MODEL_FILE);
        FittedModel earlier = model == null ? null : ModelReader.read(model);
        return new FitSettings(
                asOf,
                ModelFamily.MBG,
                null,
                Sample.RESERVOIR,
                FitSettings.HORIZONS_DAYS,
                StartingPolicy.of(JobSettings.file(values, Options.POLICY_FILE), null)
                        .policy(),
                earlier);
    }

    /** Runs to the end, with a cluster in this process. */
    public static CalibrationResult run(CalibrationSettings settings) throws Exception {
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            Configuration configuration =
                    JobSettings.structure(OptionValues.of(Map.of()).of(Options.MAX_PARALLELISM));
            scratch.configure(configuration);
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), configuration);
            return run(env, source(settings.input()), settings.fit());
        }
    }

    private static Source<IntakeRecord, ?, ?> source(CalibrationSettings.Input input) {
        if (input instanceof CalibrationSettings.Topics topics) {
            return topics(topics.connection());
        }
        return new EventFilesSource(((CalibrationSettings.Files) input).files());
    }

    /** From the beginning to where they end now; offsets of the live job are left alone. */
    private static Source<IntakeRecord, ?, ?> topics(JobSettings settings) {
        IntakeDeserializationSchema intake =
                new IntakeDeserializationSchema(settings.intake(), settings.registry(), new SystemRegistryClock());
        String brokers = settings.values().of(Options.BOOTSTRAP_SERVERS);
        Map<String, String> client = settings.values().below(Options.KAFKA_CLIENT_PREFIX);
        return new IntakeSource(
                Sources.kafka(brokers, GROUP, client, intake)
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setBounded(OffsetsInitializer.latest())
                        .build(),
                intake,
                new BrokerLogStarts(brokers, client));
    }

    private static CalibrationResult run(
            StreamExecutionEnvironment env, Source<IntakeRecord, ?, ?> source, FitSettings fit) throws Exception {
        CloseableIterator<CustomerHistory> gathered =
                CalibrationTopology.define(env, source, fit).collectAsync();
        JobClient job = env.executeAsync("attune-calibration");
        List<CustomerHistory> histories = new ArrayList<>();
        try (gathered) {
            gathered.forEachRemaining(histories::add);
        }
        JobExecutionResult execution = job.getJobExecutionResult().get();
        long sent = count(execution, CollectHistoriesOperator.HISTORIES);
        if (histories.size() != sent) {
            throw new IllegalStateException(
                    "of " + sent + " histories only " + histories.size() + " came back from the cluster: run it again");
        }
        return new CalibrationResult(
                ModelFit.of(histories, fit),
                count(execution, Metrics.RECORDS_READ),
                count(execution, Metrics.RECORDS_REJECTED),
                count(execution, CollectHistoriesOperator.CUSTOMERS));
    }

    private static long count(JobExecutionResult execution, String accumulator) {
        Long count = execution.getAccumulatorResult(accumulator);
        return count == null ? 0 : count;
    }
}
