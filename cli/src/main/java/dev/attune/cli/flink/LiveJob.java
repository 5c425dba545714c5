package dev.attune.cli.flink;

import dev.attune.telemetry.Flags;
import dev.attune.telemetry.Ledger;
import dev.attune.telemetry.Metrics;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The live job of a cluster, among whatever else it runs. */
public final class LiveJob {
    /** Its name in the cluster. */
    public static final String NAME = "attune-customer-experience";

    /** The sandbox collects metrics at most once a second. */
    private static final Duration COLLECTING = Duration.ofMillis(1_500);

    private LiveJob() {}

    /** The one that was started last, whatever its state; empty when the cluster never had one. */
    public static Optional<JobOverview> find(FlinkRest rest) {
        return rest.jobs().stream()
                .filter(job -> job.name().equals(NAME))
                .max(Comparator.comparing(JobOverview::startedAt));
    }

    /**
     * What became of its records, as of now. The cluster collects metrics when it is asked and answers with those of the
     * time before, so it is asked twice.
     */
    public static Ledger ledgerNow(FlinkRest rest, String jobId) {
        ledger(rest, jobId);
        LockSupport.parkNanos(COLLECTING.toNanos());
        return ledger(rest, jobId);
    }

    /** What became of its records when somebody last asked. */
    public static Ledger ledger(FlinkRest rest, String jobId) {
        return Ledger.ofSums(rest.metricSums(jobId, name -> name.startsWith(Metrics.RECORDS)));
    }

    /** What was not believed in records that were let in, when somebody last asked. */
    public static Flags flags(FlinkRest rest, String jobId) {
        return Flags.ofSums(rest.metricSums(jobId, Flags.NAMES::contains));
    }

    /** What became of the changes people made to it, when somebody last asked. */
    public static Map<String, Long> control(FlinkRest rest, String jobId) {
        return rest.metricSums(jobId, name -> name.startsWith(Metrics.CONTROL) || name.equals(Metrics.MODEL_MISSING));
    }

    /** How customers picked at random fared, when somebody last asked. */
    public static Map<String, Long> picks(FlinkRest rest, String jobId) {
        return rest.metricSums(
                jobId, name -> name.equals(Metrics.RANDOM_PICKS) || name.equals(Metrics.RANDOM_PICKS_LEFT));
    }

    /** What became of feedback, when somebody last asked. */
    public static Map<String, Long> feedback(FlinkRest rest, String jobId) {
        return rest.metricSums(jobId, name -> name.startsWith(Metrics.FEEDBACK) || name.equals(Metrics.OUTCOMES));
    }
}
