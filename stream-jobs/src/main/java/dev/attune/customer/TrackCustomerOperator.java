package dev.attune.customer;

import dev.attune.clock.JointTimeOperator;
import dev.attune.control.ControlChange;
import dev.attune.control.Decided;
import dev.attune.control.GivenFeedback;
import dev.attune.customer.CustomerCounts.Count;
import dev.attune.domain.customer.CustomerModel;
import dev.attune.domain.customer.Decision;
import dev.attune.domain.customer.Step;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.feedback.Outcome;
import dev.attune.domain.feedback.OutcomeSource;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.Encounter;
import dev.attune.intake.Arrival;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * The customer operator: holds interactions until their tick ends, applies them in event-time order, has the domain
 * assess the customer as of the end of the tick, and tells what was decided. What customers are judged by changes at the
 * start of a tick: input 2 brings the changes, and the time up to which all of them are known.
 *
 * <p>An operator, not a keyed process function, because release must follow the grid of ticks: each tick is applied
 * and its timers fired before the next, however far one watermark jumps. Key context is set by hand, once per customer
 * and tick. The end-of-input watermark is not time: nothing fires for it.
 */
public final class TrackCustomerOperator extends JointTimeOperator<Arrival, Decided, CustomerOutput>
        implements BoundedMultiInput, Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1L;

    private static final int INPUTS = 2;
    private static final long NOBODY_COUNTS = Long.MIN_VALUE;

    private final CustomerSettings settings;

    private transient CustomerModel model;
    private transient ControlTimeline control;
    private transient TickQueue queue;
    private transient FeedbackQueue feedback;
    private transient CustomerCounts counts;
    private transient CustomerStates states;

    /** The newest tick that was applied; whatever belongs to it or an older one is late. Survives restarts. */
    private transient long released;

    private transient long fired;
    private transient int endedInputs;

    /** The event time of steps taken now; {@link #NOBODY_COUNTS} while none counts. */
    private transient long stepsAt;

    /** Where nothing came that was to, in the customer's assessment that is made; null where everything did. */
    private transient @Nullable Cell broken;

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
        queue = new TickQueue();
        feedback = new FeedbackQueue();
        released = TickQueueSnapshot.restore(context.getRawKeyedStateInputs(), queue, feedback);
        fired = Long.MIN_VALUE;
        counts = new CustomerCounts(context.getOperatorStateStore());
        control = new ControlTimeline(context.getOperatorStateStore(), settings.start(), released);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        int maxParallelism = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
        TickQueueSnapshot.write(context.getRawKeyedOperatorStateOutput(), queue, feedback, released, maxParallelism);
        counts.snapshot();
    }

    @Override
    public void open() throws Exception {
        super.open();
        states = new CustomerStates(
                settings,
                getKeyedStateStore(),
                getInternalTimerService("deadlines", VoidNamespaceSerializer.INSTANCE, this),
                getKeyedStateBackend());
        judgeByWhatIsInForce();
        counts.register(
                getMetricGroup(),
                queue,
                feedback,
                () -> released == TickQueue.NONE ? 0 : TickQueue.endOf(released) / 1_000);
    }

    private void judgeByWhatIsInForce() {
        model = new CustomerModel(control.policy(), this::count, this::meet);
        model.hear(control.outages());
    }

    @Override
    public void processElement1(StreamRecord<Arrival> element) throws Exception {
        Arrival arrival = element.getValue();
        if (TickQueue.tickOf(arrival.interaction().eventTime()) > released) {
            queue.add(arrival);
        } else {
            takeLate(arrival);
        }
    }

    @Override
    public void processElement2(StreamRecord<Decided> element) throws Exception {
        Decided decided = element.getValue();
        if (decided instanceof ControlChange change) {
            control.hear(change, released);
        } else if (decided instanceof GivenFeedback given) {
            feedback.add(given, released + 1);
        }
    }

    @Override
    protected void advance(long watermark) throws Exception {
        for (long tick = nextTick(); endsBy(tick, watermark); tick = nextTick()) {
            long end = TickQueue.endOf(tick);
            fireTimers(end - TickQueue.TICK - 1);
            boolean judgedOtherwise = control.advance(tick);
            if (judgedOtherwise) {
                judgeByWhatIsInForce();
            }
            released = tick;
            Map<String, TickBatch> turns = queue.release(tick);
            Map<String, List<GivenFeedback>> said = feedback.release(tick);
            Set<String> assessed = said.isEmpty() ? turns.keySet() : new HashSet<>(turns.keySet());
            for (Map.Entry<String, TickBatch> turn : turns.entrySet()) {
                takeTurn(turn.getKey(), turn.getValue(), said.getOrDefault(turn.getKey(), List.of()), end);
            }
            for (Map.Entry<String, List<GivenFeedback>> ofCustomer : said.entrySet()) {
                if (assessed.add(ofCustomer.getKey())) {
                    takeTurn(ofCustomer.getKey(), new TickBatch(), ofCustomer.getValue(), end);
                }
            }
            if (judgedOtherwise) {
                reassess(assessed, end);
            }
            fireTimers(end - 1);
        }
        fireTimers(watermark);
        released = Math.max(released, TickQueue.newestEndedBy(watermark));
    }

    /** The next tick in which something is to be done; {@link ControlTimeline#NONE} if nothing waits. */
    private long nextTick() {
        long decided = Math.min(control.nextTick(), feedback.nextTick());
        return queue.isEmpty() ? decided : Math.min(queue.firstTick(), decided);
    }

    private static boolean endsBy(long tick, long watermark) {
        return tick != ControlTimeline.NONE && TickQueue.endOf(tick) - 1 <= watermark;
    }

    private void fireTimers(long time) throws Exception {
        if (time > fired) {
            fired = time;
            getTimeServiceManager().orElseThrow().advanceWatermark(new Watermark(time));
        }
    }

    /** Everybody but those whose turn it was: each customer is assessed once in a tick, by what holds from it on. */
    private void reassess(Set<String> alreadyAssessed, long at) throws Exception {
        states.forEach((customerId, state) -> {
            if (!alreadyAssessed.contains(customerId)) {
                counts.count(Count.REASSESSED);
                decide(customerId, state, at, Lineage.DEADLINE);
            }
        });
    }

    private void takeTurn(String customerId, TickBatch batch, List<GivenFeedback> said, long at) throws Exception {
        setCurrentKey(customerId);
        stepsAt = at - 1;
        if (batch.size() == 0 && states.stored() == null) {
            said.forEach(given -> refuse(given, "customer_id"));
            return;
        }
        CustomerState state = states.current();
        Lineage lineage = Lineage.DEADLINE;
        for (int i = 0; i < batch.size(); i++) {
            Arrival arrival = batch.get(i);
            counts.add(model.observe(state.profile, arrival.interaction(), false));
            lineage = lineage.then(arrival);
        }
        counts.add(Count.CASES_FORGOTTEN, model.takeForgottenCases());
        counts.add(Count.PROMISES_IMPOSSIBLE, model.takeImpossiblePromises());
        for (GivenFeedback given : said) {
            if (model.take(customerId, state.profile, given.feedback(), at)) {
                counts.count(Count.FEEDBACK_APPLIED);
            } else {
                refuse(given, "alert_id");
            }
        }
        decide(customerId, state, at, lineage);
    }

    private void refuse(GivenFeedback given, String field) {
        counts.count(Count.FEEDBACK_UNKNOWN);
        RejectedRecord rejected =
                new RejectedRecord(given.raw(), RejectionReason.UNKNOWN_ALERT, given.schemaId(), field);
        output.collect(CustomerOutputs.REJECTED, new StreamRecord<>(rejected));
    }

    /** An interaction behind the watermark: counted in state at once, judged only from the next assessment on. */
    private void takeLate(Arrival arrival) throws Exception {
        long oldest = TickQueue.endOf(released)
                - 1
                - control.policy().retention().allowedLateness().toMillis();
        if (arrival.interaction().eventTime() < oldest && arrival.raw() != null) {
            counts.count(Count.TOO_LATE);
            RejectedRecord rejected = new RejectedRecord(arrival.raw(), RejectionReason.TOO_LATE, null);
            output.collect(CustomerOutputs.REJECTED, new StreamRecord<>(rejected));
            return;
        }
        setCurrentKey(arrival.interaction().customerId());
        stepsAt = TickQueue.endOf(released) + TickQueue.TICK - 1;
        CustomerState state = states.current();
        counts.addLate(model.observe(state.profile, arrival.interaction(), true));
        counts.add(Count.CASES_FORGOTTEN, model.takeForgottenCases());
        counts.add(Count.PROMISES_IMPOSSIBLE, model.takeImpossiblePromises());
        if (state.due == CustomerState.NEVER) {
            state.due = TickQueue.endOf(released) + TickQueue.TICK - 1;
        }
        states.keep(state);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        CustomerState state = states.stored();
        if (state == null) {
            return; // the time-to-live net took the customer before the deadline came
        }
        state.armed = CustomerState.NEVER;
        if (state.due > timer.getTimestamp()) {
            states.keep(state);
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
        stepsAt = at - 1;
        broken = null;
        Decision decision = model.assess(customerId, state.profile, at);
        Cell where = broken;
        Lineage from = lineage.channel() == null && where != null ? Lineage.ofBroken(where) : lineage;
        counts.count(Count.ASSESSED);
        for (EpisodeRevision revision : decision.revisions()) {
            if (revision.openedAt() < settings.emitFrom()) {
                counts.count(Count.SILENCED);
            } else {
                emit(new CustomerOutput.Revision(revision, from), at);
            }
        }
        for (Suppression suppression : decision.suppressions()) {
            if (suppression.openedAt() >= settings.emitFrom()) {
                counts.count(suppression.reason());
                output.collect(CustomerOutputs.SUPPRESSED, new StreamRecord<>(suppression, at - 1));
            }
        }
        for (AlertOutcome outcome : decision.outcomes()) {
            if (outcome.openedAt() >= settings.emitFrom()) {
                count(outcome);
                output.collect(CustomerOutputs.OUTCOMES, new StreamRecord<>(outcome, at - 1));
            }
        }
        if (decision.healthWorthTelling()) {
            tellHealth(decision, state, at, lineage);
        }
        if (decision.expired()) {
            states.forget(state);
        } else {
            state.due = Math.max(TickQueue.timerFor(decision.deadline()), at + TickQueue.TICK - 1);
            states.keep(state);
        }
    }

    private void count(AlertOutcome outcome) {
        if (outcome.source() != OutcomeSource.PICK) {
            counts.count(Count.OUTCOMES);
        } else {
            counts.count(Count.RANDOM_PICKS);
            counts.add(Count.RANDOM_PICKS_LEFT, outcome.outcome() == Outcome.LEFT ? 1 : 0);
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

    private void count(Step step) {
        if (stepsAt != NOBODY_COUNTS) {
            output.collect(CustomerOutputs.STEPS, new StreamRecord<>(step, stepsAt));
        }
    }

    private void meet(Encounter encounter) {
        broken = encounter.isEvent() ? broken : encounter.cell();
        if (stepsAt != NOBODY_COUNTS) {
            output.collect(CustomerOutputs.ENCOUNTERS, new StreamRecord<>(encounter, encounter.eventTime()));
        }
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
    public void endInput(int input) throws Exception {
        endedInputs++;
        if (endedInputs == INPUTS && settings.finalAssessments() && released != TickQueue.NONE) {
            states.forEach(this::assessFinally);
            states.forEachFormer(this::assessFinally);
        }
    }

    private void assessFinally(String customerId, CustomerState state) {
        long at = TickQueue.endOf(released);
        stepsAt = NOBODY_COUNTS;
        Decision decision = model.assess(customerId, state.profile.copy(), at);
        CustomerOutput told = new CustomerOutput.Health(decision.assessment(), Lineage.DEADLINE);
        output.collect(CustomerOutputs.FINAL, new StreamRecord<>(told, at - 1));
    }
}
