package dev.attune.intake.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Where reading stands in each partition, so that records which were gone when their turn came are told, not passed over
 * in silence. O(1) per record. Belongs to one thread.
 *
 * <p>What is exact: after a restart, the offsets between where reading stood and where the log starts now. While reading,
 * Kafka says nothing when retention overtakes the reader, so a jump in the offsets has to tell. Transactions leave jumps
 * too, one marker each, several in a row where several producers commit; a jump of up to {@value #LONGEST_RUN_OF_MARKERS}
 * is taken for markers, a longer one is counted whole. So while reading, a smaller loss goes unseen, and an aborted
 * transaction of more records than that counts as lost to a consumer that reads committed records only. Offsets count as
 * records: among transactional producers' some were markers. A topic that was deleted and made anew starts over: what
 * was in the old one cannot be told, and is not.
 */
final class PartitionPositions {

    static final int LONGEST_RUN_OF_MARKERS = 100;

    private static final long UNKNOWN = -1;

    /** Offset of the next record by topic and partition. */
    private final Map<String, long[]> next = new HashMap<>();

    /** Offsets the log no longer holds, not told yet, by topic and partition; and the sum of all. */
    private final Map<String, long[]> gone = new HashMap<>();

    private long untold;

    /**
     * Reading goes on here.
     *
     * @param offset of the next record, as the checkpoint has it; negative where it does not say
     * @param logStart the oldest offset the log holds now; 0 where nobody knows
     */
    void startAt(String topic, int partition, long offset, long logStart) {
        if (offset >= 0) {
            long first = Math.max(offset, logStart);
            of(next, topic, partition, UNKNOWN)[partition] = first;
            of(gone, topic, partition, 0)[partition] += first - offset;
            untold += first - offset;
        }
    }

    /** How many records before this one, and after the last one read of its partition, were gone. */
    long skippedBefore(String topic, int partition, long offset) {
        long[] expected = of(next, topic, partition, UNKNOWN);
        long jump = expected[partition] == UNKNOWN ? 0 : offset - expected[partition];
        expected[partition] = offset + 1;
        long unseen = jump > LONGEST_RUN_OF_MARKERS ? jump : 0;
        return untold == 0 ? unseen : unseen + take(topic, partition);
    }

    private long take(String topic, int partition) {
        long[] partitions = of(gone, topic, partition, 0);
        long taken = partitions[partition];
        partitions[partition] = 0;
        untold -= taken;
        return taken;
    }

    private static long[] of(Map<String, long[]> byTopic, String topic, int partition, long absent) {
        long[] values = byTopic.get(topic);
        if (values == null || values.length <= partition) {
            int known = values == null ? 0 : values.length;
            values = values == null ? new long[partition + 1] : Arrays.copyOf(values, partition + 1);
            Arrays.fill(values, known, values.length, absent);
            byTopic.put(topic, values);
        }
        return values;
    }
}
