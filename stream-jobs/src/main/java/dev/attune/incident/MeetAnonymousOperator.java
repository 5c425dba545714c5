package dev.attune.incident;

import dev.attune.clock.JointTimeOperator;
import dev.attune.control.ControlChange;
import dev.attune.control.HeardChanges;
import dev.attune.domain.event.Click;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.policy.StartingPolicy;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * What visitors met of whom nobody knows who they are: the signals that a click carries by itself. Nothing is remembered
 * of them, so there is neither a session nor a duplicate. Clicks wait until all changes up to their tick are known, as those
 * of customers do: input 2 brings the changes, and that time. They wait in memory, and not for long.
 */
public final class MeetAnonymousOperator extends JointTimeOperator<Arrival, ControlChange, Encounter> {

    private static final long serialVersionUID = 1L;

    private static final ListStateDescriptor<byte[]> CLICKS =
            new ListStateDescriptor<>("visitor-clicks", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final StartingPolicy start;

    private transient HeardChanges changes;
    private transient ListState<byte[]> saved;
    private transient WaitingClicks waiting;
    private transient VisitorEncounters encounters;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    public MeetAnonymousOperator(StartingPolicy start) {
        this.start = start;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        changes = new HeardChanges(context.getOperatorStateStore(), "visitor-control", start);
        encounters = new VisitorEncounters(start.judgedBy());
        waiting = new WaitingClicks();
        saved = context.getOperatorStateStore().getListState(CLICKS);
        for (byte[] entry : saved.get()) {
            waiting.restore(entry);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        saved.update(waiting.stored());
    }

    @Override
    public void processElement1(StreamRecord<Arrival> element) {
        Arrival arrival = element.getValue();
        if (WaitingClicks.isOver(arrival, now())) {
            meet(arrival);
        } else {
            waiting.add(arrival);
        }
    }

    @Override
    public void processElement2(StreamRecord<ControlChange> element) throws Exception {
        changes.hear(element.getValue());
    }

    @Override
    protected void advance(long watermark) {
        waiting.release(watermark, this::meet);
    }

    private void meet(Arrival arrival) {
        if (arrival.interaction() instanceof Click click) {
            Policy inForce = changes.policies().at(click.eventTime());
            if (inForce != encounters.policy()) {
                encounters = new VisitorEncounters(inForce);
            }
            Encounter encounter = encounters.of(click);
            if (encounter != null) {
                output.collect(new StreamRecord<>(encounter, click.eventTime()));
            }
        }
    }
}
