package dev.attune.domain.pulse;

import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.customer.Step;
import org.jspecify.annotations.Nullable;

/**
 * What some steps of customers come to: counts of one window of one pulse. Tallies of the same place add up to one; what
 * is added first makes no difference.
 */
public final class Tally {

    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    private static final int STAGES = Lifecycle.values().length;

    /** Where the counts belong. */
    private final Place place;

    private final long[] counts;

    /**
     * Where counts belong.
     *
     * @param productId null for stages of life, which are one pulse of all customers
     * @param windowStart epoch milliseconds of event time: of a UTC day for products, of an hour for stages of life
     * @param firstDay UTC day on which those who are counted first bought the product; 0 for stages of life
     */
    public record Place(@Nullable String productId, long windowStart, int firstDay) {

        /** The place of a step at an instant of event time. */
        public static Place of(Step step, long time) {
            return step instanceof Step.BoughtProduct bought
                    ? new Place(bought.productId(), Math.floorDiv(time, DAY) * DAY, bought.firstDay())
                    : new Place(null, Math.floorDiv(time, HOUR) * HOUR, 0);
        }

        /** Exclusive, epoch milliseconds of event time. */
        public long windowEnd() {
            return windowStart + (productId == null ? HOUR : DAY);
        }

        int size() {
            return productId == null ? OfStages.ENTERED + 2 * STAGES : OfProduct.SIZE;
        }
    }

    /** What is counted of a product. */
    static final class OfProduct {
        static final int PURCHASES = 0;
        static final int BUYERS = 1;
        static final int REPEAT_BUYERS = 2;
        static final int NEW_BUYERS = 3;
        static final int CAME_BACK = 4;
        static final int SIZE = 5;

        private OfProduct() {}
    }

    /** What is counted of stages of life; entering and leaving alternate, by ordinal of the stage. */
    static final class OfStages {
        static final int BUYERS = 0;
        static final int REPEAT_BUYERS = 1;
        static final int ENTERED = 2;

        private OfStages() {}

        static int entered(Lifecycle stage) {
            return ENTERED + 2 * stage.ordinal();
        }

        static int left(Lifecycle stage) {
            return entered(stage) + 1;
        }
    }

    private Tally(Place place, long[] counts) {
        this.place = place;
        this.counts = counts;
    }

    /** Nothing yet. */
    public static Tally at(Place place) {
        return new Tally(place, new long[place.size()]);
    }

    /** @throws IllegalArgumentException if there are not as many counts as the place has */
    public static Tally of(Place place, long[] counts) {
        if (counts.length != place.size()) {
            throw new IllegalArgumentException(
                    place + " has " + place.size() + " counts, but was given " + counts.length);
        }
        return new Tally(place, counts.clone());
    }

    public Place place() {
        return place;
    }

    public long[] counts() {
        return counts.clone();
    }

    long count(int what) {
        return counts[what];
    }

    /** Adds a step that belongs here. */
    public void add(Step step) {
        if (step instanceof Step.BoughtProduct bought) {
            counts[OfProduct.PURCHASES]++;
            counts[OfProduct.BUYERS] += bought.newDay() ? 1 : 0;
            counts[OfProduct.REPEAT_BUYERS] += bought.newDay() && !bought.newBuyer() ? 1 : 0;
            counts[OfProduct.NEW_BUYERS] += bought.newBuyer() ? 1 : 0;
            counts[OfProduct.CAME_BACK] += bought.again() ? 1 : 0;
        } else if (step instanceof Step.Bought bought) {
            counts[OfStages.BUYERS]++;
            counts[OfStages.REPEAT_BUYERS] += bought.returning() ? 1 : 0;
        } else if (step instanceof Step.Moved moved) {
            add(moved);
        }
    }

    private void add(Step.Moved moved) {
        Lifecycle from = moved.from();
        Lifecycle to = moved.to();
        if (from != null) {
            counts[OfStages.left(from)]++;
        }
        if (to != null) {
            counts[OfStages.entered(to)]++;
        }
    }
}
