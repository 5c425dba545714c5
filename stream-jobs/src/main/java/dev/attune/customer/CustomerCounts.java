package dev.attune.customer;

import dev.attune.domain.customer.Observation;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.telemetry.DurableCounts;
import dev.attune.telemetry.Metrics;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What became of the interactions, and what was made of them. */
final class CustomerCounts {

    /** The ordinal is written to state: append only. */
    enum Count {
        ACCEPTED(Metrics.RECORDS_ACCEPTED),
        DUPLICATE(Metrics.RECORDS_DUPLICATE),
        LATE(Metrics.RECORDS_LATE),
        TOO_LATE(Metrics.RECORDS_TOO_LATE),
        ASSESSED(Metrics.ASSESSMENTS),
        DEADLINE(Metrics.DEADLINES),
        SILENCED(Metrics.REVISIONS_SILENCED),
        CASES_FORGOTTEN(Metrics.CASES_FORGOTTEN),
        REASSESSED(Metrics.REASSESSMENTS),
        PROMISES_IMPOSSIBLE(Metrics.PROMISES_IMPOSSIBLE),
        FEEDBACK_APPLIED(Metrics.FEEDBACK_APPLIED),
        FEEDBACK_UNKNOWN(Metrics.FEEDBACK_UNKNOWN),
        OUTCOMES(Metrics.OUTCOMES),
        RANDOM_PICKS(Metrics.RANDOM_PICKS),
        RANDOM_PICKS_LEFT(Metrics.RANDOM_PICKS_LEFT);

        private final String metric;

        Count(String metric) {
            this.metric = metric;
        }
    }

    private final DurableCounts<Count> counts;
    private final DurableCounts<SuppressionReason> suppressed;

    CustomerCounts(OperatorStateStore store) throws Exception {
        counts = new DurableCounts<>(store, "customer-counts", Count.class);
        suppressed = new DurableCounts<>(store, "suppressed-counts", SuppressionReason.class);
    }

    void snapshot() throws Exception {
        counts.snapshot();
        suppressed.snapshot();
    }

    void register(MetricGroup operator, TickQueue queue, FeedbackQueue feedback, LongSupplier released) {
        MetricGroup metrics = operator.addGroup(Metrics.GROUP);
        counts.expose(metrics, count -> count.metric);
        for (SuppressionReason reason : SuppressionReason.values()) {
            suppressed.expose(
                    metrics.addGroup(Metrics.REASON, reason.name()), Metrics.REVISIONS_SUPPRESSED_BY_REASON, reason);
        }
        metrics.gauge(Metrics.RECORDS_WAITING, (Gauge<Long>) queue::waiting);
        metrics.gauge(Metrics.TICKS_WAITING, (Gauge<Integer>) queue::waitingTicks);
        metrics.gauge(Metrics.FEEDBACK_WAITING, (Gauge<Long>) feedback::waiting);
        metrics.gauge(Metrics.RELEASED_SECONDS, (Gauge<Long>) released::getAsLong);
    }

    /** As accumulators, for whoever ran a bounded job. */
    void leave(RuntimeContext context) {
        counts.leave(context, count -> count.metric);
    }

    void add(Observation observation) {
        counts.count(observation == Observation.DUPLICATE ? Count.DUPLICATE : Count.ACCEPTED);
    }

    void addLate(Observation observation) {
        counts.count(observation == Observation.DUPLICATE ? Count.DUPLICATE : Count.LATE);
    }

    void count(Count count) {
        counts.count(count);
    }

    /** Something is held back for this. */
    void count(SuppressionReason reason) {
        suppressed.count(reason);
    }

    long of(SuppressionReason reason) {
        return suppressed.of(reason);
    }

    void add(Count count, long times) {
        counts.add(count, times);
    }

    long of(Count count) {
        return counts.of(count);
    }
}
