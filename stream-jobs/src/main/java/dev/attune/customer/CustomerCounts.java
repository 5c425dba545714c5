package dev.attune.customer;

import dev.attune.domain.customer.Observation;
import dev.attune.telemetry.Metrics;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What became of the interactions, in operator state: restarts neither lose nor recount, and a rescale only moves
 * where the counts are kept, never their sum.
 */
final class CustomerCounts {

    private static final int ACCEPTED = 0;
    private static final int DUPLICATE = 1;
    private static final int LATE = 2;
    private static final int TOO_LATE = 3;
    private static final int ASSESSED = 4;
    private static final int DEADLINES = 5;
    private static final int SILENCED = 6;
    private static final String[] NAMES = {
        Metrics.RECORDS_ACCEPTED,
        Metrics.RECORDS_DUPLICATE,
        Metrics.RECORDS_LATE,
        Metrics.RECORDS_TOO_LATE,
        Metrics.ASSESSMENTS,
        Metrics.DEADLINES,
        Metrics.REVISIONS_SILENCED
    };

    private final ListState<long[]> state;
    private final long[] counts = new long[NAMES.length];

    CustomerCounts(OperatorStateStore store) throws Exception {
        state = store.getListState(
                new ListStateDescriptor<>("customer-counts", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        for (long[] stored : state.get()) {
            for (int i = 0; i < Math.min(stored.length, counts.length); i++) {
                counts[i] += stored[i];
            }
        }
    }

    void snapshot() throws Exception {
        state.update(List.of(counts.clone()));
    }

    void register(MetricGroup operator, TickQueue queue, LongSupplier released) {
        MetricGroup metrics = operator.addGroup(Metrics.GROUP);
        for (int i = 0; i < NAMES.length; i++) {
            int index = i;
            metrics.gauge(NAMES[i], (Gauge<Long>) () -> counts[index]);
        }
        metrics.gauge(Metrics.RECORDS_WAITING, (Gauge<Long>) queue::waiting);
        metrics.gauge(Metrics.TICKS_WAITING, (Gauge<Integer>) queue::waitingTicks);
        metrics.gauge(Metrics.RELEASED_SECONDS, (Gauge<Long>) released::getAsLong);
    }

    /** As accumulators, for whoever ran a bounded job. */
    void leave(RuntimeContext context) {
        for (int i = 0; i < NAMES.length; i++) {
            context.getLongCounter(NAMES[i]).add(counts[i]);
        }
    }

    void add(Observation observation) {
        counts[observation == Observation.DUPLICATE ? DUPLICATE : ACCEPTED]++;
    }

    void addLate(Observation observation) {
        counts[observation == Observation.DUPLICATE ? DUPLICATE : LATE]++;
    }

    long accepted() {
        return counts[ACCEPTED];
    }

    long duplicate() {
        return counts[DUPLICATE];
    }

    long late() {
        return counts[LATE];
    }

    long rejectedTooLate() {
        return counts[TOO_LATE];
    }

    void tooLate() {
        counts[TOO_LATE]++;
    }

    void assessed() {
        counts[ASSESSED]++;
    }

    void deadline() {
        counts[DEADLINES]++;
    }

    void silenced() {
        counts[SILENCED]++;
    }
}
