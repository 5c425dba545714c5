package dev.attune.job;

import dev.attune.fit.CustomerHistory;
import dev.attune.fit.FitResult;
import dev.attune.fit.ModelFit;
import dev.attune.intake.files.EventFilesSource;
import dev.attune.settings.OptionValues;
import dev.attune.settings.Options;
import dev.attune.topology.CalibrationTopology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * Fits the models to histories: the same intake and the same rules of what counts as the live job, so that what is fitted
 * is what will be judged. Histories are gathered by Flink, some hundred bytes per customer come back, and the fit itself
 * runs here.
 */
public final class CalibrationJob {

    /** Histories have no order, so nothing in them is late. */
    private static final Duration NOTHING_IS_LATE = Duration.ofDays(36_500);

    private CalibrationJob() {}

    /** Runs to the end. */
    public static FitResult run(CalibrationSettings settings) throws Exception {
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            return ModelFit.of(histories(settings, scratch), settings.fit());
        }
    }

    private static List<CustomerHistory> histories(CalibrationSettings settings, ScratchDirectory scratch)
            throws Exception {
        Configuration configuration =
                JobSettings.structure(OptionValues.of(Map.of()).of(Options.MAX_PARALLELISM));
        scratch.configure(configuration);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), configuration);
        List<CustomerHistory> histories = new ArrayList<>();
        try (CloseableIterator<CustomerHistory> gathered = CalibrationTopology.define(
                        env, new EventFilesSource(settings.files()), NOTHING_IS_LATE, settings.fit())
                .executeAndCollect("attune-calibration")) {
            gathered.forEachRemaining(histories::add);
        }
        return histories;
    }
}
