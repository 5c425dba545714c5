package dev.attune.incident;

import dev.attune.clock.JointTimeOperator;
import dev.attune.control.ControlChange;
import dev.attune.control.HeardChanges;
import dev.attune.control.PolicyTimeline;
import dev.attune.domain.incident.Deviation;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.IncidentBook;
import dev.attune.policy.StartingPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes incidents of what deviates at all touchpoints. Runs alone (parallelism 1), since what deviates together is one
 * incident: a minute is judged once time has passed its end, with everything that any touchpoint said of it, by the policy
 * in force in its last tick. Input 1 brings what deviates, input 2 the changes, and the time up to which all of them are
 * known.
 */
public final class FindIncidentsOperator extends JointTimeOperator<Deviation, ControlChange, Incident> {

    private static final long serialVersionUID = 1L;

    private static final long MINUTE = 60_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int VERSION = 1;

    private static final ListStateDescriptor<byte[]> INCIDENTS =
            new ListStateDescriptor<>("incident-book", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final StartingPolicy start;

    private transient HeardChanges changes;
    private transient ListState<byte[]> state;
    private transient IncidentBook book;

    /** What was said of minutes that time has not passed yet, by their end. */
    private transient TreeMap<Long, List<Deviation>> waiting;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    public FindIncidentsOperator(StartingPolicy start) {
        this.start = start;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        changes = new HeardChanges(context.getOperatorStateStore(), "incident-control", start);
        book = new IncidentBook(start.judgedBy());
        waiting = new TreeMap<>();
        state = context.getOperatorStateStore().getListState(INCIDENTS);
        for (byte[] stored : state.get()) {
            restore(new DataInputStream(new ByteArrayInputStream(stored)));
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        book.write(out);
        out.writeInt(waiting.values().stream().mapToInt(List::size).sum());
        for (List<Deviation> minute : waiting.values()) {
            for (Deviation deviation : minute) {
                deviation.write(out);
            }
        }
        state.update(List.of(bytes.toByteArray()));
    }

    private void restore(DataInputStream in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("layout of incidents must be " + VERSION + ", but was " + version);
        }
        book = IncidentBook.read(in, start.judgedBy());
        for (int left = in.readInt(); left > 0; left--) {
            await(Deviation.read(in));
        }
    }

    @Override
    public void processElement1(StreamRecord<Deviation> element) {
        await(element.getValue());
    }

    @Override
    public void processElement2(StreamRecord<ControlChange> element) throws Exception {
        changes.hear(element.getValue());
    }

    private void await(Deviation deviation) {
        waiting.computeIfAbsent(deviation.minuteEnd(), first -> new ArrayList<>())
                .add(deviation);
    }

    @Override
    protected void advance(long watermark) {
        for (long end = nextEnd(); end - 1 <= watermark; end = nextEnd()) {
            List<Deviation> said = waiting.remove(end);
            book.judgeBy(changes.policies().before(end));
            for (Incident incident : book.advance(end, said == null ? List.of() : said)) {
                output.collect(new StreamRecord<>(incident, end - 1));
            }
        }
    }

    /** The end of the next minute of which something is to be said. */
    private long nextEnd() {
        long silent = silentEnd();
        return waiting.isEmpty() ? silent : Math.min(silent, waiting.firstKey());
    }

    /**
     * The end of the first minute in which something is to be said even if nothing is heard before: each policy has a
     * word on what falls due while it is in force, and the first such one holds. So how long an incident may be quiet can
     * change while it is, at the minute of the change and not before.
     */
    private long silentEnd() {
        PolicyTimeline policies = changes.policies();
        long from = Long.MIN_VALUE;
        long first = Long.MIN_VALUE;
        while (true) {
            long next = policies.nextAfter(from);
            long beyond = next == PolicyTimeline.NONE ? NEVER : minuteEndAfter(next);
            book.judgeBy(policies.at(from));
            long deadline = book.deadline();
            long due = deadline == NEVER ? NEVER : Math.max(first, minuteEndAfter(deadline - 1));
            if (due < beyond || beyond == NEVER) {
                return due;
            }
            from = next;
            first = beyond;
        }
    }

    private static long minuteEndAfter(long instant) {
        return Math.floorDiv(instant, MINUTE) * MINUTE + MINUTE;
    }
}
