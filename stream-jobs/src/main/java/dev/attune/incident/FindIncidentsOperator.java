package dev.attune.incident;

import dev.attune.domain.incident.Deviation;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.IncidentBook;
import dev.attune.domain.policy.Policy;
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
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Makes incidents of what deviates at all touchpoints. Runs alone (parallelism 1), since what deviates together is one
 * incident: a minute is judged once time has passed its end, with everything that any touchpoint said of it. The
 * end-of-input watermark is not time.
 */
public final class FindIncidentsOperator extends AbstractStreamOperator<Incident>
        implements OneInputStreamOperator<Deviation, Incident> {

    private static final long serialVersionUID = 1L;

    private static final long MINUTE = 60_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int VERSION = 1;

    private static final ListStateDescriptor<byte[]> INCIDENTS =
            new ListStateDescriptor<>("incident-book", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final Policy policy;

    private transient ListState<byte[]> state;
    private transient IncidentBook book;

    /** What was said of minutes that time has not passed yet, by their end. */
    private transient TreeMap<Long, List<Deviation>> waiting;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    public FindIncidentsOperator(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        book = new IncidentBook(policy);
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
        book = IncidentBook.read(in, policy);
        for (int left = in.readInt(); left > 0; left--) {
            await(Deviation.read(in));
        }
    }

    @Override
    public void processElement(StreamRecord<Deviation> element) {
        await(element.getValue());
    }

    private void await(Deviation deviation) {
        waiting.computeIfAbsent(deviation.minuteEnd(), first -> new ArrayList<>())
                .add(deviation);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Watermark.MAX_WATERMARK.getTimestamp()) {
            advance(mark.getTimestamp());
        }
        super.processWatermark(mark);
    }

    private void advance(long watermark) {
        for (long end = nextEnd(); end - 1 <= watermark; end = nextEnd()) {
            List<Deviation> said = waiting.remove(end);
            for (Incident incident : book.advance(end, said == null ? List.of() : said)) {
                output.collect(new StreamRecord<>(incident, end - 1));
            }
        }
    }

    /** The end of the next minute of which something is to be said. */
    private long nextEnd() {
        long deadline = book.deadline();
        long silent = deadline == NEVER ? NEVER : Math.floorDiv(deadline - 1, MINUTE) * MINUTE + MINUTE;
        return waiting.isEmpty() ? silent : Math.min(silent, waiting.firstKey());
    }
}
