package dev.attune.domain.churn;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Expected purchases of a customer who has not left, to a few per cent and nearly for free: worked out once for all
 * customers of about the same age and quiet on the clock, at the middle of what counts as about the same. What it says is
 * a function of its arguments, whatever was asked before. For sums over many customers; what one customer is told of comes
 * from {@link PurchaseModel} itself, which takes some microseconds. Not thread-safe.
 */
public final class PurchaseOutlook {

    /** 32 steps from a number of weeks to twice as many: ages that differ by 3 % count as about the same. */
    private static final int STEPS = 5;

    /** 8 steps. */
    private static final int QUIET_STEPS = 3;

    private static final int MANTISSA = 52;
    private static final long BITS_OF_ONE = Double.doubleToRawLongBits(1);
    private static final int SLOTS = 1 << 13;
    private static final int BITS = 20;
    private static final int MOST_REPEATS = (1 << BITS) - 1;

    private final double horizonWeeks;
    private final Map<PurchaseModel, Table> tables = new IdentityHashMap<>();

    /** One model's, direct-mapped: a collision replaces. */
    private static final class Table {
        private final long[] keys = new long[SLOTS];
        private final double[] values = new double[SLOTS];
    }

    public PurchaseOutlook(double horizonWeeks) {
        this.horizonWeeks = horizonWeeks;
    }

    /**
     * @param x repeats, 0 and above
     * @param tx age at the last purchase, weeks
     * @param age now, weeks
     */
    public double expectedIfAlive(PurchaseModel model, int x, double tx, double age) {
        int repeats = Math.min(x, MOST_REPEATS);
        int ageStep = step(age, STEPS);
        int quietStep = step(Math.max(0, age - tx), QUIET_STEPS);
        long key = 1 + (((long) repeats << BITS | ageStep) << BITS | quietStep);
        Table table = tables.computeIfAbsent(model, first -> new Table());
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 51);
        if (table.keys[slot] != key) {
            double middle = middle(ageStep, STEPS);
            double last = repeats == 0 ? 0 : Math.max(0, middle - middle(quietStep, QUIET_STEPS));
            table.values[slot] = model.expectedPurchasesIfAlive(repeats, last, middle, horizonWeeks);
            table.keys[slot] = key;
        }
        return table.values[slot];
    }

    /** The leading bits of 1 + weeks, rounded: a logarithm that costs nothing. */
    private static int step(double weeks, int bits) {
        long above = Double.doubleToRawLongBits(1 + weeks) - BITS_OF_ONE;
        return (int) Math.min((1 << BITS) - 1, (above + (1L << (MANTISSA - bits - 1))) >>> (MANTISSA - bits));
    }

    private static double middle(int step, int bits) {
        return Double.longBitsToDouble(BITS_OF_ONE + ((long) step << (MANTISSA - bits))) - 1;
    }
}
