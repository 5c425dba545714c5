package dev.attune.domain.pulse;

import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.pulse.Pulse.Repeat;
import dev.attune.domain.pulse.Pulse.Stage;
import dev.attune.domain.pulse.Tally.OfProduct;
import dev.attune.domain.pulse.Tally.OfStages;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one pulse: that of a product by UTC days, or that of the stages of life by hours. A window is open until
 * its end; what is told of it then depends on nothing but what was added.
 *
 * <p>Buyers of a product are kept by the day they first bought it until they have had their span to come back: some bytes
 * for each of the last so many days with a new buyer, so bounded whatever is sold.
 */
public final class PulseBook {

    private static final int VERSION = 1;
    private static final Lifecycle[] STAGES = Lifecycle.values();
    private static final int MOST_WINDOWS = 1 << 20;

    /** Counts by start of the window, epoch milliseconds; a window or two at a time. */
    private final TreeMap<Long, long[]> windows = new TreeMap<>();

    /** New buyers, and those of them who came back, by the day of the first purchase, while more may come back. */
    private final TreeMap<Integer, long[]> cohorts = new TreeMap<>();

    private long buyers;
    private long cameBack;

    /** Customers by stage of life at the end of the last window; empty of a product. */
    private long[] standing = {};

    /** End of the last window that was told of, epoch milliseconds. */
    private long lastEnd;

    /** Adds a tally of this pulse. */
    public void add(Tally tally) {
        Tally.Place place = tally.place();
        long[] sums = windows.computeIfAbsent(place.windowStart(), start -> new long[place.size()]);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += tally.count(i);
        }
        if (isOfCohort(tally)) {
            long[] cohort = cohorts.computeIfAbsent(place.firstDay(), day -> new long[2]);
            cohort[0] += tally.count(OfProduct.NEW_BUYERS);
            cohort[1] += tally.count(OfProduct.CAME_BACK);
        }
    }

    private static boolean isOfCohort(Tally tally) {
        return tally.place().productId() != null
                && (tally.count(OfProduct.NEW_BUYERS) != 0 || tally.count(OfProduct.CAME_BACK) != 0);
    }

    /** The end of the last day on which those who first bought on {@code firstDay} come back in time. */
    private static long maturity(int firstDay, int spanDays) {
        return (firstDay + spanDays + 1L) * Tally.DAY;
    }

    /**
     * Closes the window that ends at an instant, and counts the buyers whose span is over.
     *
     * @return null where there is nothing to tell
     */
    public @Nullable Pulse closeProduct(String productId, long end, PulseTerms terms) {
        long[] counts = windows.remove(end - Tally.DAY);
        boolean matured = false;
        while (!cohorts.isEmpty() && maturity(cohorts.firstKey(), terms.spanDays()) <= end) {
            long[] cohort = cohorts.pollFirstEntry().getValue();
            buyers += cohort[0];
            cameBack += cohort[1];
            matured = true;
        }
        if (counts == null && !matured) {
            return null;
        }
        lastEnd = end;
        long[] sums = counts == null ? new long[OfProduct.SIZE] : counts;
        return new Pulse(
                productId,
                end - Tally.DAY,
                end,
                sums[OfProduct.PURCHASES],
                sums[OfProduct.BUYERS],
                sums[OfProduct.BUYERS],
                sums[OfProduct.REPEAT_BUYERS],
                new Repeat(terms.spanDays(), buyers, cameBack),
                List.of(),
                terms.policyVersion());
    }

    /**
     * Closes the hour that ends at an instant.
     *
     * @return null where nothing happened in it
     */
    public @Nullable Pulse closeStages(long end, PulseTerms terms) {
        long[] counts = windows.remove(end - Tally.HOUR);
        if (counts == null) {
            return null;
        }
        lastEnd = end;
        if (standing.length == 0) {
            standing = new long[STAGES.length];
        }
        List<Stage> stages = new ArrayList<>(STAGES.length);
        long customers = 0;
        for (Lifecycle stage : STAGES) {
            long entered = counts[OfStages.entered(stage)];
            long left = counts[OfStages.left(stage)];
            standing[stage.ordinal()] += entered - left;
            customers += standing[stage.ordinal()];
            stages.add(new Stage(stage, standing[stage.ordinal()], entered, left));
        }
        return new Pulse(
                null,
                end - Tally.HOUR,
                end,
                0,
                customers,
                counts[OfStages.BUYERS],
                counts[OfStages.REPEAT_BUYERS],
                null,
                List.copyOf(stages),
                terms.policyVersion());
    }

    /**
     * When the oldest buyers still awaited have had their span, epoch milliseconds; {@link Long#MAX_VALUE} where none are.
     * Differs from what was said when they bought, where the span has changed since.
     */
    public long nextMaturity(int spanDays) {
        return cohorts.isEmpty() ? Long.MAX_VALUE : maturity(cohorts.firstKey(), spanDays);
    }

    /** Whether nothing is to come unless more is added. */
    public boolean isIdle() {
        return windows.isEmpty() && cohorts.isEmpty();
    }

    /** End of the last window that was told of, epoch milliseconds. */
    public long lastEnd() {
        return lastEnd;
    }

    /** A deep copy: changing either leaves the other alone. */
    public PulseBook copy() {
        PulseBook copy = new PulseBook();
        windows.forEach((start, counts) -> copy.windows.put(start, counts.clone()));
        cohorts.forEach((day, counts) -> copy.cohorts.put(day, counts.clone()));
        copy.buyers = buyers;
        copy.cameBack = cameBack;
        copy.standing = standing.clone();
        copy.lastEnd = lastEnd;
        return copy;
    }

    /** The versioned binary layout. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Packed.writeUnsigned(out, windows.size());
        for (Map.Entry<Long, long[]> window : windows.entrySet()) {
            Packed.writeSigned(out, window.getKey());
            writeCounts(window.getValue(), out);
        }
        Packed.writeUnsigned(out, cohorts.size());
        long before = 0;
        for (Map.Entry<Integer, long[]> cohort : cohorts.entrySet()) {
            Packed.writeSigned(out, cohort.getKey() - before);
            before = cohort.getKey();
            Packed.writeUnsigned(out, cohort.getValue()[0]);
            Packed.writeUnsigned(out, cohort.getValue()[1]);
        }
        Packed.writeUnsigned(out, buyers);
        Packed.writeUnsigned(out, cameBack);
        writeCounts(standing, out);
        Packed.writeSigned(out, lastEnd);
    }

    public static PulseBook read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of a pulse must be version " + VERSION + ", but was " + version);
        }
        PulseBook book = new PulseBook();
        int windows = Packed.readCount(in, MOST_WINDOWS);
        for (int i = 0; i < windows; i++) {
            long start = Packed.readSigned(in);
            book.windows.put(start, readCounts(in));
        }
        int cohorts = Packed.readCount(in, MOST_WINDOWS);
        long day = 0;
        for (int i = 0; i < cohorts; i++) {
            day += Packed.readSigned(in);
            book.cohorts.put((int) day, new long[] {Packed.readUnsigned(in), Packed.readUnsigned(in)});
        }
        book.buyers = Packed.readUnsigned(in);
        book.cameBack = Packed.readUnsigned(in);
        book.standing = readCounts(in);
        book.lastEnd = Packed.readSigned(in);
        return book;
    }

    private static void writeCounts(long[] counts, DataOutput out) throws IOException {
        Packed.writeUnsigned(out, counts.length);
        for (long count : counts) {
            Packed.writeSigned(out, count);
        }
    }

    private static long[] readCounts(DataInput in) throws IOException {
        long[] counts = new long[Packed.readCount(in, 2 * OfStages.ENTERED + 2 * STAGES.length)];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Packed.readSigned(in);
        }
        return counts;
    }
}
