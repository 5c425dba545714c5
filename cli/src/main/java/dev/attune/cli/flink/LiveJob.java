package dev.attune.cli.flink;

import dev.attune.telemetry.Ledger;
import dev.attune.telemetry.Metrics;
import java.util.Comparator;
import java.util.Optional;

/** The live job of a cluster, among whatever else it runs. */
public final class LiveJob {
    /** Its name in the cluster. */
    public static final String NAME = "attune-customer-experience";

    private LiveJob() {}

    /** The one that was started last, whatever its state; empty when the cluster never had one. */
    public static Optional<JobOverview> find(FlinkRest rest) {
        return rest.jobs().stream()
                .filter(job -> job.name().equals(NAME))
                .max(Comparator.comparing(JobOverview::startedAt));
    }

    /** What became of its records, as it counts them itself; at most about a second old. */
    public static Ledger ledger(FlinkRest rest, String jobId) {
        return Ledger.ofSums(rest.metricSums(jobId, name -> name.startsWith(Metrics.RECORDS)));
    }
}
