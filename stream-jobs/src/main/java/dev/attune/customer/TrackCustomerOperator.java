package dev.attune.customer;

import dev.attune.customer.CustomerCounts.Count;
import dev.attune.domain.customer.CustomerModel;
import dev.attune.domain.customer.CustomerProfile;
import dev.attune.domain.customer.Decision;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.intake.Arrival;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.BiConsumerWithException;

/**
 * The customer operator: holds interactions until their tick ends, applies them in event-time order, has the domain
 * assess the customer as of the end of the tick, and tells what was decided.
 *
 * <p>An operator, not a keyed process function, because release must follow the grid of ticks: each tick is applied
 * and its timers fired before the next, however far one watermark jumps. Key context is set by hand, once per customer
 * and tick. The end-of-input watermark is not time: nothing fires for it.
 */
public final class TrackCustomerOperator extends AbstractStreamOperator<CustomerOutput>
        implements OneInputStreamOperator<Arrival, CustomerOutput>,
                BoundedOneInput,
                Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1L;

    private final CustomerSettings settings;

    private transient CustomerModel model;
    private transient TickQueue queue;
    private transient CustomerCounts counts;
    private transient ValueStateDescriptor<CustomerState> descriptor;
    private transient ValueState<CustomerState> states;
    private transient ValueStateDescriptor<CustomerState> formerDescriptor;

    /** Customers who expired, in bounded runs that end with an assessment of everybody; empty in live ones. */
    private transient ValueState<CustomerState> formerStates;

    private transient InternalTimerService<VoidNamespace> timers;

    /** The newest tick that was applied; whatever belongs to it or an older one is late. Survives restarts. */
    private transient long released;

    private transient long fired;

    public TrackCustomerOperator(CustomerSettings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean isUsingCustomRawKeyedState() {
        return true;
    }

    @Override
    public boolean hasKeyContext1() {
        return false; // the key is set when a customer's turn comes, not when a record arrives
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        descriptor = descriptor("customer-profile");
        states = context.getKeyedStateStore().getState(descriptor);
        formerDescriptor = descriptor("former-customer-profile");
        formerStates = context.getKeyedStateStore().getState(formerDescriptor);
        queue = new TickQueue();
        released = TickQueueSnapshot.restore(context.getRawKeyedStateInputs(), queue);
        fired = Long.MIN_VALUE;
        counts = new CustomerCounts(context.getOperatorStateStore());
    }

    private ValueStateDescriptor<CustomerState> descriptor(String name) {
        ValueStateDescriptor<CustomerState> made = new ValueStateDescriptor<>(name, CustomerStateSerializer.INSTANCE);
        made.enableTimeToLive(settings.timeToLive());
        return made;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        int maxParallelism = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
        TickQueueSnapshot.write(context.getRawKeyedOperatorStateOutput(), queue, released, maxParallelism);
        counts.snapshot();
    }

    @Override
    public void open() throws Exception {
        super.open();
        model = new CustomerModel(settings.policy());
        timers = getInternalTimerService("deadlines", VoidNamespaceSerializer.INSTANCE, this);
        counts.register(
                getMetricGroup(), queue, () -> released == TickQueue.NONE ? 0 : TickQueue.endOf(released) / 1_000);
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) throws Exception {
        Arrival arrival = element.getValue();
        if (TickQueue.tickOf(arrival.interaction().eventTime()) > released) {
            queue.add(arrival);
        } else {
            takeLate(arrival);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Watermark.MAX_WATERMARK.getTimestamp()) {
            advance(mark.getTimestamp());
        }
        output.emitWatermark(mark);
    }

    private void advance(long watermark) throws Exception {
        while (!queue.isEmpty() && TickQueue.endOf(queue.firstTick()) - 1 <= watermark) {
            long tick = queue.firstTick();
            long end = TickQueue.endOf(tick);
            fireTimers(end - TickQueue.TICK - 1);
            released = tick;
            for (Map.Entry<String, TickBatch> turn : queue.release().entrySet()) {
                takeTurn(turn.getKey(), turn.getValue(), end);
            }
            fireTimers(end - 1);
        }
        fireTimers(watermark);
        released = Math.max(released, TickQueue.newestEndedBy(watermark));
    }

    private void fireTimers(long time) throws Exception {
        if (time > fired) {
            fired = time;
            getTimeServiceManager().orElseThrow().advanceWatermark(new Watermark(time));
        }
    }

    private void takeTurn(String customerId, TickBatch batch, long at) throws Exception {
        setCurrentKey(customerId);
        CustomerState state = current();
        Lineage lineage = Lineage.DEADLINE;
        for (int i = 0; i < batch.size(); i++) {
            Arrival arrival = batch.get(i);
            counts.add(model.observe(state.profile, arrival.interaction(), false));
            lineage = lineage.then(arrival.traceparent(), arrival.brokerTime());
        }
        counts.add(Count.CASES_FORGOTTEN, model.takeForgottenCases());
        decide(customerId, state, at, lineage);
    }

    /** An interaction behind the watermark: counted in state at once, judged only from the next assessment on. */
    private void takeLate(Arrival arrival) throws Exception {
        long oldest = TickQueue.endOf(released) - 1 - settings.allowedLateness().toMillis();
        if (arrival.interaction().eventTime() < oldest && arrival.raw() != null) {
            counts.count(Count.TOO_LATE);
            RejectedRecord rejected = new RejectedRecord(arrival.raw(), RejectionReason.TOO_LATE, null);
            output.collect(CustomerOutputs.REJECTED, new StreamRecord<>(rejected));
            return;
        }
        setCurrentKey(arrival.interaction().customerId());
        CustomerState state = current();
        counts.addLate(model.observe(state.profile, arrival.interaction(), true));
        counts.add(Count.CASES_FORGOTTEN, model.takeForgottenCases());
        if (state.due == CustomerState.NEVER) {
            state.due = TickQueue.endOf(released) + TickQueue.TICK - 1;
            arm(state);
        }
        states.update(state);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        CustomerState state = states.value();
        if (state == null) {
            return; // the time-to-live net took the customer before the deadline came
        }
        state.armed = CustomerState.NEVER;
        if (state.due > timer.getTimestamp()) {
            arm(state);
            states.update(state);
        } else {
            counts.count(Count.DEADLINE);
            decide(timer.getKey(), state, timer.getTimestamp() + 1, Lineage.DEADLINE);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("the customer operator sets no processing-time timers");
    }

    private void decide(String customerId, CustomerState state, long at, Lineage lineage) throws Exception {
        Decision decision = model.assess(customerId, state.profile, at);
        counts.count(Count.ASSESSED);
        for (EpisodeRevision revision : decision.revisions()) {
            if (revision.openedAt() < settings.emitFrom()) {
                counts.count(Count.SILENCED);
            } else {
                emit(new CustomerOutput.Revision(revision, lineage), at);
            }
        }
        if (decision.healthWorthTelling()) {
            tellHealth(decision, state, at, lineage);
        }
        if (decision.expired()) {
            forget(state);
        } else {
            state.due = Math.max(TickQueue.timerFor(decision.deadline()), at + TickQueue.TICK - 1);
            arm(state);
            states.update(state);
        }
    }

    private void tellHealth(Decision decision, CustomerState state, long at, Lineage lineage) {
        if (at >= settings.emitFrom()) {
            emit(new CustomerOutput.Health(decision.assessment(), lineage), at);
        } else {
            model.withholdHealth(state.profile);
        }
    }

    private void emit(CustomerOutput told, long at) {
        output.collect(new StreamRecord<>(told, at - 1));
    }

    private void arm(CustomerState state) {
        if (state.due < state.armed) {
            disarm(state);
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, state.due);
            state.armed = state.due;
        }
    }

    private void disarm(CustomerState state) {
        if (state.armed != CustomerState.NEVER) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, state.armed);
            state.armed = CustomerState.NEVER;
        }
    }

    private void forget(CustomerState state) throws Exception {
        disarm(state);
        states.clear();
        if (settings.finalAssessments()) {
            formerStates.update(state);
        }
    }

    private CustomerState current() throws Exception {
        CustomerState state = states.value();
        return state == null ? new CustomerState(new CustomerProfile()) : state;
    }

    /** Leaves the counts of a bounded run with its result. */
    @Override
    public void finish() throws Exception {
        super.finish();
        counts.leave(getRuntimeContext());
    }

    CustomerCounts counts() {
        return counts;
    }

    /** A bounded run ends with where every customer stands, as of the last tick. */
    @Override
    public void endInput() throws Exception {
        if (!settings.finalAssessments() || released == TickQueue.NONE) {
            return;
        }
        assessAll(descriptor, this::assessFinally);
        assessAll(formerDescriptor, (customerId, state) -> {
            if (states.value() == null) { // else they came back, and stand among the others
                assessFinally(customerId, state);
            }
        });
    }

    private void assessAll(
            ValueStateDescriptor<CustomerState> stored, BiConsumerWithException<String, CustomerState, Exception> each)
            throws Exception {
        getKeyedStateBackend()
                .<VoidNamespace, ValueState<CustomerState>, CustomerState>applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        stored,
                        (key, state) -> each.accept((String) key, state.value()));
    }

    private void assessFinally(String customerId, CustomerState state) {
        long at = TickQueue.endOf(released);
        Decision decision = model.assess(customerId, state.profile.copy(), at);
        CustomerOutput told = new CustomerOutput.Health(decision.assessment(), Lineage.DEADLINE);
        output.collect(CustomerOutputs.FINAL, new StreamRecord<>(told, at - 1));
    }
}
