package dev.attune.intake;

import dev.attune.intake.ExitCounts.Exit;
import dev.attune.telemetry.Metrics;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends every record to its exit and counts it there: interactions on to their customers, rejected ones to {@link
 * #REJECTED}, anonymous clicks and heartbeats end here. The counts are operator state, committed with the offsets, so a
 * restart neither forgets nor recounts; on rescaling they move whole, their sum over the subtasks stays.
 */
public final class RouteExitsFunction extends ProcessFunction<IntakeRecord, Arrival> implements CheckpointedFunction {

    /** Where rejected records leave. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected", IntakeTypes.REJECTED);

    private static final long serialVersionUID = 1L;

    private static final ListStateDescriptor<long[]> BY_EXIT =
            new ListStateDescriptor<>("intake-exits", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);
    private static final ListStateDescriptor<long[]> BY_REASON =
            new ListStateDescriptor<>("intake-rejections", PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final String WATERMARK = "watermark";

    /** A broadcast state, since every subtask of a larger job needs one and Flink ends checkpoints with union states. */
    private static final MapStateDescriptor<String, Long> CLOCK =
            new MapStateDescriptor<>("intake-clock", Types.STRING, Types.LONG);

    private final long allowedLateness;

    /**
     * The watermark of this subtask, or, before it has one, that of a subtask when the job was last saved: flows restart
     * without one.
     */
    private long watermark = Long.MIN_VALUE;

    private transient ExitCounts counts;
    private transient ListState<long[]> byExit;
    private transient ListState<long[]> byReason;
    private transient BroadcastState<String, Long> clock;

    /** @param allowedLateness older than the watermark by more than this, an interaction keeps its raw bytes */
    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    public RouteExitsFunction(Duration allowedLateness) {
        this.allowedLateness = allowedLateness.toMillis();
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        counts = new ExitCounts();
        byExit = context.getOperatorStateStore().getListState(BY_EXIT);
        byReason = context.getOperatorStateStore().getListState(BY_REASON);
        byExit.get().forEach(counts::addByExit);
        byReason.get().forEach(counts::addByReason);
        clock = context.getOperatorStateStore().getBroadcastState(CLOCK);
        Long saved = clock.get(WATERMARK);
        if (saved != null) {
            watermark = saved;
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        byExit.update(List.of(counts.byExit()));
        byReason.update(List.of(counts.byReason()));
        clock.put(WATERMARK, watermark);
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        expose(group, Metrics.RECORDS_READ, Exit.READ);
        expose(group, Metrics.RECORDS_PASSED, Exit.PASSED);
        expose(group, Metrics.RECORDS_ANONYMOUS, Exit.ANONYMOUS);
        expose(group, Metrics.RECORDS_CONTROL, Exit.CONTROL);
        expose(group, Metrics.RECORDS_REJECTED, Exit.REJECTED);
        for (RejectionReason reason : RejectionReason.values()) {
            group.addGroup(Metrics.REASON, reason.name())
                    .gauge(Metrics.RECORDS_REJECTED_BY_REASON, (Gauge<Long>) () -> counts.of(reason));
        }
    }

    @Override
    public void processElement(IntakeRecord record, Context context, Collector<Arrival> out) {
        if (record instanceof IntakeRecord.Accepted accepted) {
            counts.count(Exit.PASSED);
            watermark = Math.max(watermark, context.timerService().currentWatermark());
            out.collect(arrival(accepted));
        } else if (record instanceof IntakeRecord.Rejected rejected) {
            counts.countRejected(rejected.rejected().reason());
            context.output(REJECTED, rejected.rejected());
        } else if (record instanceof IntakeRecord.Anonymous) {
            counts.count(Exit.ANONYMOUS);
        } else {
            counts.count(Exit.CONTROL);
        }
    }

    /** Leaves the counts of a bounded run with its result. */
    @Override
    public void close() {
        if (counts != null) {
            counts.leave(getRuntimeContext());
        }
    }

    private Arrival arrival(IntakeRecord.Accepted accepted) {
        Arrival arrival = accepted.arrival();
        if (arrival.interaction().eventTime() + allowedLateness >= watermark) {
            return arrival;
        }
        return new Arrival(
                arrival.interaction(),
                arrival.brokerTime(),
                arrival.traceparent(),
                accepted.raw().get());
    }

    private void expose(MetricGroup group, String name, Exit exit) {
        group.gauge(name, (Gauge<Long>) () -> counts.of(exit));
    }
}
