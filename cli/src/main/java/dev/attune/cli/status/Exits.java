package dev.attune.cli.status;

import dev.attune.cli.flink.FlinkRest;
import dev.attune.telemetry.Metrics;
import java.util.Map;
import java.util.Set;

/**
 * Through which exit every record left, as the job itself counts them.
 *
 * @param rejected at intake, and later for being too late
 */
public record Exits(long read, long accepted, long late, long duplicate, long rejected, long anonymous, long control) {
    private static final Set<String> METRICS = Set.of(
            Metrics.RECORDS_READ,
            Metrics.RECORDS_ACCEPTED,
            Metrics.RECORDS_LATE,
            Metrics.RECORDS_DUPLICATE,
            Metrics.RECORDS_REJECTED,
            Metrics.RECORDS_TOO_LATE,
            Metrics.RECORDS_ANONYMOUS,
            Metrics.RECORDS_CONTROL);

    /** Asks the cluster; the figures are at most about a second old. */
    public static Exits of(FlinkRest flink, String jobId) {
        Map<String, Long> sums = flink.metricSums(jobId, METRICS::contains);
        return new Exits(
                sums.getOrDefault(Metrics.RECORDS_READ, 0L),
                sums.getOrDefault(Metrics.RECORDS_ACCEPTED, 0L),
                sums.getOrDefault(Metrics.RECORDS_LATE, 0L),
                sums.getOrDefault(Metrics.RECORDS_DUPLICATE, 0L),
                sums.getOrDefault(Metrics.RECORDS_REJECTED, 0L) + sums.getOrDefault(Metrics.RECORDS_TOO_LATE, 0L),
                sums.getOrDefault(Metrics.RECORDS_ANONYMOUS, 0L),
                sums.getOrDefault(Metrics.RECORDS_CONTROL, 0L));
    }

    /** Records read that have not left yet: they wait for their tick, or are on their way. */
    public long waiting() {
        return read - accepted - late - duplicate - rejected - anonymous - control;
    }

    /** Whether every record that was read has left. */
    public boolean balanced() {
        return waiting() == 0;
    }
}
