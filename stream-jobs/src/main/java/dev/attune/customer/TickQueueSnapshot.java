package dev.attune.customer;

import dev.attune.control.GivenFeedback;
import dev.attune.control.GivenFeedbackCodec;
import dev.attune.intake.ArrivalCodec;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;

/**
 * The tick queue, and feedback that waits like it, in a checkpoint: raw keyed state, so that it moves with its customers
 * when the job is rescaled.
 *
 * <p>Layout per key group: version (1 byte), newest released tick (8), number of arrivals (4), the arrivals as {@link
 * ArrivalCodec} writes them; since version 2 the number of pieces of feedback (4), and those as {@link GivenFeedbackCodec}
 * writes them. Any change of it, of those codecs' included, is a new version, and every released one stays readable: its
 * bytes are kept among the tests. Checkpoints are aligned, so all subtasks have seen the same watermark at the barrier;
 * should they differ, the newest tick holds: a tick that was told is never reopened.
 */
final class TickQueueSnapshot {

    private static final int VERSION = 2;

    /** Without feedback. */
    private static final int FIRST_VERSION = 1;

    private static final ArrivalCodec ARRIVALS = new ArrivalCodec();
    private static final GivenFeedbackCodec FEEDBACK = new GivenFeedbackCodec();

    /** What waits for the customers of one key group. */
    record KeyGroup(List<TickBatch> batches, List<GivenFeedback> feedback) {

        KeyGroup() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private TickQueueSnapshot() {}

    static void write(
            KeyedStateCheckpointOutputStream out,
            TickQueue queue,
            FeedbackQueue feedback,
            long released,
            int maxParallelism)
            throws IOException {
        Map<Integer, KeyGroup> byKeyGroup = new HashMap<>();
        queue.forEach((customerId, batch) ->
                keyGroup(byKeyGroup, customerId, maxParallelism).batches().add(batch));
        feedback.forEach(given -> keyGroup(byKeyGroup, given.feedback().customerId(), maxParallelism)
                .feedback()
                .add(given));
        // Gathered first: the checkpoint's stream is dear to call byte by byte, and a flush of it writes a file.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        KeyGroup empty = new KeyGroup();
        for (int keyGroup : out.getKeyGroupList()) {
            writeKeyGroup(byKeyGroup.getOrDefault(keyGroup, empty), released, data);
            out.startNewKeyGroup(keyGroup);
            bytes.writeTo(out);
            bytes.reset();
        }
    }

    private static KeyGroup keyGroup(Map<Integer, KeyGroup> byKeyGroup, String customerId, int maxParallelism) {
        return byKeyGroup.computeIfAbsent(
                KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism), absent -> new KeyGroup());
    }

    static void writeKeyGroup(KeyGroup waiting, long released, DataOutput data) throws IOException {
        data.writeByte(VERSION);
        data.writeLong(released);
        data.writeInt(waiting.batches().stream().mapToInt(TickBatch::size).sum());
        for (TickBatch batch : waiting.batches()) {
            for (int i = 0; i < batch.size(); i++) {
                ARRIVALS.write(batch.get(i), data);
            }
        }
        data.writeInt(waiting.feedback().size());
        for (GivenFeedback given : waiting.feedback()) {
            FEEDBACK.write(given, data);
        }
    }

    /** Fills the queues and returns the newest released tick, {@link TickQueue#NONE} where nothing was restored. */
    static long restore(Iterable<KeyGroupStatePartitionStreamProvider> inputs, TickQueue queue, FeedbackQueue feedback)
            throws IOException {
        long released = TickQueue.NONE;
        for (KeyGroupStatePartitionStreamProvider input : inputs) {
            // Reading ahead does no harm: Flink seeks to the start of every key group.
            DataInputStream data = new DataInputStream(new BufferedInputStream(input.getStream()));
            released = Math.max(released, readKeyGroup(data, queue, feedback));
        }
        return released;
    }

    /** Fills the queues from what {@link #writeKeyGroup} of this or any earlier release wrote; returns the released tick. */
    static long readKeyGroup(DataInput data, TickQueue queue, FeedbackQueue feedback) throws IOException {
        int version = data.readByte();
        if (version < FIRST_VERSION || version > VERSION) {
            throw new IOException("tick queue layout must be 1 or 2, but was " + version);
        }
        long released = data.readLong();
        for (int left = data.readInt(); left > 0; left--) {
            queue.add(ARRIVALS.read(data));
        }
        if (version > FIRST_VERSION) {
            for (int left = data.readInt(); left > 0; left--) {
                feedback.add(FEEDBACK.read(data), Long.MIN_VALUE);
            }
        }
        return released;
    }
}
