package dev.attune.gate;

import dev.attune.telemetry.DurableCounts;
import dev.attune.telemetry.Metrics;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.metrics.MetricGroup;

/** What became of the drops that came to the gate. */
final class GateCounts {

    /** The ordinal is written to state: append only. */
    enum Count {
        PASSED(Metrics.DROPS_PASSED),
        ATTACHED(Metrics.DROPS_ATTACHED),
        HELD_BACK(Metrics.DROPS_HELD_BACK),
        ADDED(Metrics.DROPS_ADDED);

        private final String metric;

        Count(String metric) {
            this.metric = metric;
        }
    }

    private final DurableCounts<Count> counts;

    GateCounts(OperatorStateStore store) throws Exception {
        counts = new DurableCounts<>(store, "gate-counts", Count.class);
    }

    void snapshot() throws Exception {
        counts.snapshot();
    }

    void register(MetricGroup operator) {
        MetricGroup metrics = operator.addGroup(Metrics.GROUP);
        counts.expose(metrics, count -> count.metric);
    }

    /** As accumulators, for whoever ran a bounded job. */
    void leave(RuntimeContext context) {
        counts.leave(context, count -> count.metric);
    }

    void count(Count count) {
        counts.count(count);
    }

    long of(Count count) {
        return counts.of(count);
    }
}
