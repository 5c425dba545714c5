package dev.attune.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * What was not believed in events that were let in, by events. Beside the {@link Ledger}, whose exits they left by.
 *
 * @param touchpointsUnknown touchpoints not told apart: they count as {@code elsewhere}
 * @param kindsUnknown kinds that are OTHER, as unknown ones read: an interaction and no more
 * @param measuresNegative measures below -1: taken for "not measured"
 * @param promisesImpossible promises for a time before they were made: no promise
 */
public record Flags(long touchpointsUnknown, long kindsUnknown, long measuresNegative, long promisesImpossible) {

    /** Names of their metrics. */
    public static final Set<String> NAMES = ofSums(Map.of()).byName().keySet();

    /** From the accumulators that the functions of the topology leave at the end of a bounded run. */
    public static Flags of(JobExecutionResult result) {
        return ofSums(Ledger.sums(result));
    }

    /** From the metrics of a running job, summed over the subtasks, by name; an absent one is 0. */
    public static Flags ofSums(Map<String, Long> sums) {
        return new Flags(
                sums.getOrDefault(Metrics.TOUCHPOINTS_UNKNOWN, 0L),
                sums.getOrDefault(Metrics.KINDS_UNKNOWN, 0L),
                sums.getOrDefault(Metrics.MEASURES_NEGATIVE, 0L),
                sums.getOrDefault(Metrics.PROMISES_IMPOSSIBLE, 0L));
    }

    /** The same by the names of their metrics. */
    public Map<String, Long> byName() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put(Metrics.TOUCHPOINTS_UNKNOWN, touchpointsUnknown);
        figures.put(Metrics.KINDS_UNKNOWN, kindsUnknown);
        figures.put(Metrics.MEASURES_NEGATIVE, measuresNegative);
        figures.put(Metrics.PROMISES_IMPOSSIBLE, promisesImpossible);
        return figures;
    }
}
