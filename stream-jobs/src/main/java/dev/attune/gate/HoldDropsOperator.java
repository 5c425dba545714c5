package dev.attune.gate;

import dev.attune.clock.JointTimeOperator;
import dev.attune.customer.CustomerOutput;
import dev.attune.customer.Lineage;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.gate.Attachment;
import dev.attune.domain.gate.GateBook;
import dev.attune.domain.gate.Held;
import dev.attune.domain.gate.Passage;
import dev.attune.domain.incident.Incident;
import dev.attune.gate.GateCounts.Count;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The gate: holds the first revision of a drop until the minute that covers it is closed, so that what an incident
 * explains goes out attached to it and routed nowhere. Input 1 brings drops, keyed by customer; input 2 the incidents,
 * to every subtask.
 *
 * <p>An operator, not a keyed process function, because an incident must be heard between what was due before its
 * instant and what is due at it, however far one watermark jumps; and because time is that of both inputs. The
 * end-of-input watermark is not time: what waits for a minute that never closed is not told.
 */
public final class HoldDropsOperator extends JointTimeOperator<CustomerOutput, Incident, CustomerOutput>
        implements Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1L;

    private final StateTtlConfig timeToLive;

    private transient ValueStateDescriptor<GateBook> descriptor;
    private transient ValueState<GateBook> books;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient KnownIncidents incidents;
    private transient GateCounts counts;

    /** @param timeToLive processing-time net under the end of every episode */
    @SuppressWarnings("NullAway.Init") // Flink calls initializeState and open before anything else
    public HoldDropsOperator(StateTtlConfig timeToLive) {
        this.timeToLive = timeToLive;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        incidents = new KnownIncidents(context.getOperatorStateStore());
        counts = new GateCounts(context.getOperatorStateStore());
    }

    @Override
    public void open() throws Exception {
        super.open();
        descriptor = new ValueStateDescriptor<>("gate-book", GateBookSerializer.INSTANCE);
        descriptor.enableTimeToLive(timeToLive);
        books = getKeyedStateStore().getState(descriptor);
        timers = getInternalTimerService("gate", VoidNamespaceSerializer.INSTANCE, this);
        counts.register(getMetricGroup());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        incidents.snapshot(now());
        counts.snapshot();
    }

    @Override
    public void processElement1(StreamRecord<CustomerOutput> element) throws Exception {
        if (!(element.getValue() instanceof CustomerOutput.Revision told)) {
            throw new IllegalStateException("only drops come to the gate");
        }
        GateBook book = books.value();
        if (book == null) {
            book = new GateBook();
        }
        Lineage lineage = told.lineage();
        book.add(new Held(
                told.revision(), lineage.channel(), lineage.partner(), lineage.traceparent(), lineage.inputTime()));
        keep(book);
    }

    @Override
    public void processElement2(StreamRecord<Incident> element) throws Exception {
        incidents.hear(element.getValue());
    }

    @Override
    protected void advance(long watermark) throws Exception {
        for (long at = incidents.next(); at - 1 <= watermark; at = incidents.next()) {
            fireTimers(at - 2);
            boolean wider = incidents.takeNext();
            fireTimers(at - 1);
            if (wider) {
                reconsider(at);
            }
        }
        fireTimers(watermark);
    }

    private void fireTimers(long time) throws Exception {
        getTimeServiceManager().orElseThrow().advanceWatermark(new Watermark(time));
    }

    /** Open drops that were told before may be explained now; in no order, as customers have none. */
    private void reconsider(long at) throws Exception {
        getKeyedStateBackend()
                .<VoidNamespace, ValueState<GateBook>, GateBook>applyToAllKeys(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor, (key, state) -> {
                            GateBook book = state.value();
                            Passage passage = book == null ? null : book.reconsider(at, incidents.inForce());
                            if (passage != null) {
                                state.update(book);
                                counts.count(Count.ADDED);
                                tell(passage, Lineage.DEADLINE, at);
                            }
                        });
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        GateBook book = books.value();
        if (book == null) {
            return; // the time-to-live net took it before its time came
        }
        long at = timer.getTimestamp() + 1;
        for (Passage passage : book.pass(at, incidents.inForce())) {
            tell(passage, lineage(passage.source()), at);
        }
        keep(book);
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("the gate sets no processing-time timers");
    }

    private void keep(GateBook book) throws Exception {
        if (book.isEmpty()) {
            books.clear();
            return;
        }
        books.update(book);
        if (book.due() != GateBook.NEVER) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, book.due() - 1);
        }
    }

    private void tell(Passage passage, Lineage lineage, long at) {
        EpisodeRevision revision = passage.revision();
        counts.count(Count.PASSED);
        output.collect(new StreamRecord<>(new CustomerOutput.Revision(revision, lineage), at - 1));
        if (passage.isHeldBack()) {
            counts.count(Count.HELD_BACK);
            Suppression suppression = Suppression.byIncident(revision, passage.heldBack());
            output.collect(GateOutputs.SUPPRESSED, new StreamRecord<>(suppression, at - 1));
        }
        String incidentId = revision.incidentId();
        if (passage.attached() && incidentId != null) {
            counts.count(Count.ATTACHED);
            Attachment attachment = new Attachment(incidentId, revision.alertId(), at);
            output.collect(GateOutputs.ATTACHED, new StreamRecord<>(attachment, at - 1));
        }
    }

    private static Lineage lineage(Held held) {
        return new Lineage(held.traceparent(), held.inputTime(), held.channel(), held.partner());
    }

    /** Leaves the counts of a bounded run with its result. */
    @Override
    public void finish() throws Exception {
        super.finish();
        counts.leave(getRuntimeContext());
    }

    KnownIncidents incidents() {
        return incidents;
    }

    GateCounts counts() {
        return counts;
    }
}
