package dev.attune.control;

import dev.attune.telemetry.DurableCounts;
import dev.attune.telemetry.Metrics;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What became of the records of the control topics. */
final class ControlCounts {

    /** The ordinal is written to state: append only. */
    enum Count {
        TAKEN(Metrics.CONTROL_TAKEN),
        MOVED(Metrics.CONTROL_MOVED),
        REFUSED(Metrics.CONTROL_REFUSED),
        FEEDBACK_TAKEN(Metrics.FEEDBACK_TAKEN),
        FEEDBACK_MOVED(Metrics.FEEDBACK_MOVED),
        FEEDBACK_COPIES(Metrics.FEEDBACK_COPIES);

        private final String metric;

        Count(String metric) {
            this.metric = metric;
        }
    }

    private final DurableCounts<Count> counts;

    ControlCounts(OperatorStateStore store) throws Exception {
        counts = new DurableCounts<>(store, "control-counts", Count.class);
    }

    void snapshot() throws Exception {
        counts.snapshot();
    }

    void register(MetricGroup operator, LongSupplier pending, BooleanSupplier modelMissing) {
        MetricGroup metrics = operator.addGroup(Metrics.GROUP);
        counts.expose(metrics, count -> count.metric);
        metrics.gauge(Metrics.CONTROL_PENDING, (Gauge<Long>) pending::getAsLong);
        metrics.gauge(Metrics.MODEL_MISSING, (Gauge<Integer>) () -> modelMissing.getAsBoolean() ? 1 : 0);
    }

    void count(Count count) {
        counts.count(count);
    }

    long of(Count count) {
        return counts.of(count);
    }
}
