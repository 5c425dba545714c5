package dev.attune.customer;

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
 * The tick queue in a checkpoint: raw keyed state, so that it moves with its customers when the job is rescaled.
 *
 * <p>Layout per key group: version (1 byte), newest released tick (8), number of arrivals (4), the arrivals as {@link
 * ArrivalCodec} writes them. Any change of it, of that codec's included, is a new version, and every released one stays
 * readable: its bytes are kept among the tests. Checkpoints are aligned, so all subtasks have seen the same watermark at
 * the barrier; should they differ, the newest tick holds: a tick that was told is never reopened.
 */
final class TickQueueSnapshot {

    private static final int VERSION = 1;
    private static final ArrivalCodec ARRIVALS = new ArrivalCodec();

    private TickQueueSnapshot() {}

    static void write(KeyedStateCheckpointOutputStream out, TickQueue queue, long released, int maxParallelism)
            throws IOException {
        Map<Integer, List<TickBatch>> byKeyGroup = new HashMap<>();
        queue.forEach((customerId, batch) -> byKeyGroup
                .computeIfAbsent(
                        KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism),
                        absent -> new ArrayList<>())
                .add(batch));
        // Gathered first: the checkpoint's stream is dear to call byte by byte, and a flush of it writes a file.
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytes);
        for (int keyGroup : out.getKeyGroupList()) {
            writeKeyGroup(byKeyGroup.getOrDefault(keyGroup, List.of()), released, data);
            out.startNewKeyGroup(keyGroup);
            bytes.writeTo(out);
            bytes.reset();
        }
    }

    static void writeKeyGroup(List<TickBatch> batches, long released, DataOutput data) throws IOException {
        data.writeByte(VERSION);
        data.writeLong(released);
        data.writeInt(batches.stream().mapToInt(TickBatch::size).sum());
        for (TickBatch batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                ARRIVALS.write(batch.get(i), data);
            }
        }
    }

    /** Fills the queue and returns the newest released tick, {@link TickQueue#NONE} where nothing was restored. */
    static long restore(Iterable<KeyGroupStatePartitionStreamProvider> inputs, TickQueue queue) throws IOException {
        long released = TickQueue.NONE;
        for (KeyGroupStatePartitionStreamProvider input : inputs) {
            // Reading ahead does no harm: Flink seeks to the start of every key group.
            DataInputStream data = new DataInputStream(new BufferedInputStream(input.getStream()));
            released = Math.max(released, readKeyGroup(data, queue));
        }
        return released;
    }

    /** Fills the queue from what {@link #writeKeyGroup} of this or any earlier release wrote; returns the released tick. */
    static long readKeyGroup(DataInput data, TickQueue queue) throws IOException {
        int version = data.readByte();
        if (version != VERSION) {
            throw new IOException("tick queue layout must be " + VERSION + ", but was " + version);
        }
        long released = data.readLong();
        for (int left = data.readInt(); left > 0; left--) {
            queue.add(ARRIVALS.read(data));
        }
        return released;
    }
}
