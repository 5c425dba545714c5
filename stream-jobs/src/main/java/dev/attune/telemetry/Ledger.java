package dev.attune.telemetry;

import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * What became of every record of a bounded run. The law: {@code accepted + late + duplicate + rejected + anonymous +
 * control = read}, exactly. Rejected ones are those refused at intake and those that came too late.
 */
public record Ledger(long read, long accepted, long late, long duplicate, long rejected, long anonymous, long control) {

    /** From the accumulators that the functions of the topology leave at their end. */
    public static Ledger of(JobExecutionResult result) {
        Map<String, Object> counts = result.getAllAccumulatorResults();
        return new Ledger(
                count(counts, Metrics.RECORDS_READ),
                count(counts, Metrics.RECORDS_ACCEPTED),
                count(counts, Metrics.RECORDS_LATE),
                count(counts, Metrics.RECORDS_DUPLICATE),
                count(counts, Metrics.RECORDS_REJECTED) + count(counts, Metrics.RECORDS_TOO_LATE),
                count(counts, Metrics.RECORDS_ANONYMOUS),
                count(counts, Metrics.RECORDS_CONTROL));
    }

    /** What is left of {@code read} when every exit is taken off: 0 by the law. */
    public long unaccounted() {
        return read - accepted - late - duplicate - rejected - anonymous - control;
    }

    private static long count(Map<String, Object> counts, String name) {
        return counts.get(name) instanceof Long count ? count : 0;
    }
}
