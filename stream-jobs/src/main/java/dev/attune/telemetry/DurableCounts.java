package dev.attune.telemetry;

import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts in operator state, committed with the offsets: a restart neither forgets nor recounts, and a rescale only moves
 * where counts are kept, never their sum. Written by one thread; may be read by others for display.
 *
 * @param <E> what is counted; stored by ordinal, so append only
 */
public final class DurableCounts<E extends Enum<E>> {

    private final ListState<long[]> state;
    private final E[] counted;
    private final long[] counts;

    /** Takes up the counts of an earlier run, whose enum may have been shorter. */
    public DurableCounts(OperatorStateStore store, String name, Class<E> counted) throws Exception {
        state = store.getListState(
                new ListStateDescriptor<>(name, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        this.counted = counted.getEnumConstants();
        counts = new long[this.counted.length];
        for (long[] stored : state.get()) {
            for (int i = 0; i < Math.min(stored.length, counts.length); i++) {
                counts[i] += stored[i];
            }
        }
    }

    public void count(E what) {
        add(what, 1);
    }

    public void add(E what, long times) {
        counts[what.ordinal()] += times;
    }

    public long of(E what) {
        return counts[what.ordinal()];
    }

    /** Puts the counts into the snapshot that is being taken. */
    public void snapshot() throws Exception {
        state.update(List.of(counts.clone()));
    }

    /** Each count as a gauge of its own name. */
    public void expose(MetricGroup group, Function<E, String> metric) {
        for (E what : counted) {
            expose(group, metric.apply(what), what);
        }
    }

    public void expose(MetricGroup group, String metric, E what) {
        group.gauge(metric, (Gauge<Long>) () -> of(what));
    }

    /** Each count as an accumulator of its own name, for whoever ran a bounded job. */
    public void leave(RuntimeContext context, Function<E, String> metric) {
        for (E what : counted) {
            context.getLongCounter(metric.apply(what)).add(of(what));
        }
    }
}
