package dev.attune.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * What became of every record of a run. The law: {@code accepted + late + duplicate + rejected + anonymous +
 * control = read}, exactly. Rejected ones are those refused at intake and those that came too late.
 *
 * @param skipped outside the law: records that were gone before they could be read
 */
public record Ledger(
        long read,
        long accepted,
        long late,
        long duplicate,
        long rejected,
        long anonymous,
        long control,
        long skipped) {

    /** From the accumulators that the functions of the topology leave at the end of a bounded run. */
    public static Ledger of(JobExecutionResult result) {
        return ofSums(sums(result));
    }

    static Map<String, Long> sums(JobExecutionResult result) {
        Map<String, Long> sums = new HashMap<>();
        result.getAllAccumulatorResults().forEach((name, value) -> {
            if (value instanceof Long count) {
                sums.put(name, count);
            }
        });
        return sums;
    }

    /** From the metrics of a running job, summed over the subtasks, by name; an absent one is 0. */
    public static Ledger ofSums(Map<String, Long> sums) {
        return new Ledger(
                sums.getOrDefault(Metrics.RECORDS_READ, 0L),
                sums.getOrDefault(Metrics.RECORDS_ACCEPTED, 0L),
                sums.getOrDefault(Metrics.RECORDS_LATE, 0L),
                sums.getOrDefault(Metrics.RECORDS_DUPLICATE, 0L),
                sums.getOrDefault(Metrics.RECORDS_REJECTED, 0L) + sums.getOrDefault(Metrics.RECORDS_TOO_LATE, 0L),
                sums.getOrDefault(Metrics.RECORDS_ANONYMOUS, 0L),
                sums.getOrDefault(Metrics.RECORDS_CONTROL, 0L),
                sums.getOrDefault(Metrics.RECORDS_SKIPPED, 0L));
    }

    /** What is left of {@code read} when every exit is taken off: 0 by the law. */
    public long unaccounted() {
        return read - accepted - late - duplicate - rejected - anonymous - control;
    }
}
