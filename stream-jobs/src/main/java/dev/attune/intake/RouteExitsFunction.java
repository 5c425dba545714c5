package dev.attune.intake;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.TouchpointPolicy;
import dev.attune.telemetry.DurableCounts;
import dev.attune.telemetry.Metrics;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Sends every record to its exit and counts it there: interactions on to their customers, rejected ones to {@link
 * #REJECTED}, anonymous clicks to {@link #ANONYMOUS}; heartbeats end here.
 */
public final class RouteExitsFunction extends ProcessFunction<IntakeRecord, Arrival> implements CheckpointedFunction {

    /** Where rejected records leave. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("rejected", IntakeTypes.REJECTED);

    /** Clicks of unknown visitors, for figures of touchpoints only. */
    public static final OutputTag<Arrival> ANONYMOUS = new OutputTag<>("anonymous", IntakeTypes.ARRIVAL);

    private static final long serialVersionUID = 1L;

    private static final String WATERMARK = "watermark";

    /** A broadcast state, since every subtask of a larger job needs one and Flink ends checkpoints with union states. */
    private static final MapStateDescriptor<String, Long> CLOCK =
            new MapStateDescriptor<>("intake-clock", Types.STRING, Types.LONG);

    private final TouchpointPolicy told;

    /**
     * The watermark of this subtask, or, before it has one, that of a subtask when the job was last saved: flows restart
     * without one.
     */
    private long watermark = Long.MIN_VALUE;

    private transient DurableCounts<Exit> exits;
    private transient DurableCounts<RejectionReason> rejections;
    private transient DurableCounts<Oddity> oddities;
    private transient BroadcastState<String, Long> clock;
    private transient UnknownTouchpoints touchpoints;

    /** Known from the first record on; before it this subtask has no watermark of its own. */
    private transient @Nullable TimerService time;

    /**
     * @param told which touchpoints are told apart; others are counted
     */
    @SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
    public RouteExitsFunction(TouchpointPolicy told) {
        this.told = told;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        exits = new DurableCounts<>(context.getOperatorStateStore(), "intake-exits", Exit.class);
        rejections = new DurableCounts<>(context.getOperatorStateStore(), "intake-rejections", RejectionReason.class);
        oddities = new DurableCounts<>(context.getOperatorStateStore(), "intake-oddities", Oddity.class);
        clock = context.getOperatorStateStore().getBroadcastState(CLOCK);
        Long saved = clock.get(WATERMARK);
        if (saved != null) {
            watermark = saved;
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        exits.snapshot();
        rejections.snapshot();
        oddities.snapshot();
        catchUp();
        clock.put(WATERMARK, watermark);
    }

    @Override
    public void open(OpenContext context) {
        MetricGroup group = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        touchpoints = new UnknownTouchpoints(told);
        exits.expose(group, Exit::metric);
        oddities.expose(group, Oddity::metric);
        for (RejectionReason reason : RejectionReason.values()) {
            rejections.expose(
                    group.addGroup(Metrics.REASON, reason.name()), Metrics.RECORDS_REJECTED_BY_REASON, reason);
        }
    }

    @Override
    public void processElement(IntakeRecord record, Context context, Collector<Arrival> out) {
        if (record instanceof IntakeRecord.Skipped skipped) {
            exits.add(Exit.SKIPPED, skipped.records());
            return;
        }
        exits.count(Exit.READ);
        time = context.timerService();
        if (record instanceof IntakeRecord.Accepted accepted) {
            exits.count(Exit.PASSED);
            catchUp();
            flag(accepted.arrival().interaction(), accepted.oddities());
            out.collect(arrival(accepted));
        } else if (record instanceof IntakeRecord.Rejected rejected) {
            exits.count(Exit.REJECTED);
            rejections.count(rejected.rejected().reason());
            context.output(REJECTED, rejected.rejected());
        } else if (record instanceof IntakeRecord.Anonymous anonymous) {
            exits.count(Exit.ANONYMOUS);
            flag(anonymous.click(), anonymous.oddities());
            context.output(ANONYMOUS, new Arrival(anonymous.click(), anonymous.brokerTime(), null, null));
        } else {
            exits.count(Exit.CONTROL);
        }
    }

    private void flag(Interaction interaction, Set<Oddity> found) {
        for (Oddity oddity : found) {
            oddities.count(oddity);
        }
        if (touchpoints.heed(interaction)) {
            oddities.count(Oddity.UNKNOWN_TOUCHPOINT);
        }
    }

    /**
     * Not only when an interaction passes: a heartbeat moves the clock too, and it moves after its record. The end of
     * input is not time: whoever goes on from a drained savepoint goes on from the last instant.
     */
    private void catchUp() {
        if (time != null && time.currentWatermark() != Long.MAX_VALUE) {
            watermark = Math.max(watermark, time.currentWatermark());
        }
    }

    /** Leaves the counts of a bounded run with its result. */
    @Override
    public void close() {
        if (exits != null) {
            exits.leave(getRuntimeContext(), Exit::metric);
            oddities.leave(getRuntimeContext(), Oddity::metric);
        }
    }

    /** A late interaction keeps its raw bytes: how late is too late is the policy's to say, where it is judged. */
    private Arrival arrival(IntakeRecord.Accepted accepted) {
        Arrival arrival = accepted.arrival();
        if (arrival.interaction().eventTime() > watermark) {
            return arrival;
        }
        return new Arrival(
                arrival.interaction(),
                arrival.brokerTime(),
                arrival.traceparent(),
                accepted.raw().get());
    }
}
