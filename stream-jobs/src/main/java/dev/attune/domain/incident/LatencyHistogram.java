package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Latencies by integer logarithmic buckets: 32 to each doubling, so that a quantile is off by 1.6 % at most. Whole numbers
 * throughout: no order of adding or merging makes a difference. O(1) per latency; memory by the span of what was seen, at
 * most 896 counts.
 */
public final class LatencyHistogram {

    private static final int SUB_BITS = 5;
    private static final int SUBS = 1 << SUB_BITS;
    private static final int MOST_BUCKETS = (31 - SUB_BITS + 1) << SUB_BITS;

    private int first;
    private long[] counts = {};
    private long total;

    /** Adds one latency, milliseconds, 0 and above. */
    public void add(int milliseconds) {
        int bucket = bucket(milliseconds);
        reach(bucket, bucket);
        counts[bucket - first]++;
        total++;
    }

    public void merge(LatencyHistogram other) {
        if (other.counts.length == 0) {
            return;
        }
        reach(other.first, other.first + other.counts.length - 1);
        for (int i = 0; i < other.counts.length; i++) {
            counts[other.first - first + i] += other.counts[i];
        }
        total += other.total;
    }

    public long total() {
        return total;
    }

    /**
     * The nearest-rank quantile, milliseconds: the middle of the bucket that holds it; NaN of none.
     *
     * @param share in (0, 1]
     */
    public double quantile(double share) {
        if (total == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        int place = 0;
        while (place < counts.length - 1 && seen + counts[place] < rank) {
            seen += counts[place];
            place++;
        }
        return middle(first + place);
    }

    /** Exact below 32, then 32 buckets to a doubling. */
    static int bucket(int milliseconds) {
        int value = Math.max(0, milliseconds);
        if (value < SUBS) {
            return value;
        }
        int exponent = 31 - Integer.numberOfLeadingZeros(value);
        int sub = (value >>> (exponent - SUB_BITS)) & (SUBS - 1);
        return ((exponent - SUB_BITS + 1) << SUB_BITS) + sub;
    }

    private static double middle(int bucket) {
        if (bucket < SUBS) {
            return bucket;
        }
        int shift = (bucket >>> SUB_BITS) - 1;
        long low = (long) (SUBS + (bucket & (SUBS - 1))) << shift;
        return low + ((1L << shift) - 1) / 2.0;
    }

    private void reach(int low, int high) {
        if (counts.length == 0) {
            first = low;
            counts = new long[high - low + 1];
        } else if (low < first || high >= first + counts.length) {
            int newFirst = Math.min(low, first);
            int end = Math.max(high + 1, first + counts.length);
            long[] wider = new long[end - newFirst];
            System.arraycopy(counts, 0, wider, first - newFirst, counts.length);
            first = newFirst;
            counts = wider;
        }
    }

    LatencyHistogram copy() {
        LatencyHistogram copy = new LatencyHistogram();
        copy.first = first;
        copy.counts = counts.clone();
        copy.total = total;
        return copy;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, counts.length);
        if (counts.length > 0) {
            Packed.writeUnsigned(out, first);
            for (long count : counts) {
                Packed.writeUnsigned(out, count);
            }
        }
    }

    static LatencyHistogram read(DataInput in) throws IOException {
        LatencyHistogram histogram = new LatencyHistogram();
        int size = Packed.readCount(in, MOST_BUCKETS);
        if (size > 0) {
            histogram.first = Packed.readCount(in, MOST_BUCKETS - size);
            histogram.counts = new long[size];
            for (int i = 0; i < size; i++) {
                histogram.counts[i] = Packed.readUnsigned(in);
                histogram.total += histogram.counts[i];
            }
        }
        return histogram;
    }

    @Override
    public String toString() {
        return "LatencyHistogram[from " + first + ": " + Arrays.toString(counts) + "]";
    }
}
