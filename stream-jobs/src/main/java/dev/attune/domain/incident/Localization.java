package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Where at one touchpoint a signal is worse: the description that gains most likelihood for the names it needs (minimum
 * description length). "All of it is worse" needs none and gains what the sum over a dimension's values deviates from the
 * sum of their baselines. "Only this partner's is" gains what that slice alone deviates, and must gain more by the price of
 * naming one slice of K, ln K: if the rest is as bad, the sum gains more; if the rest is as ever, it dilutes the sum. A
 * slice of another dimension that passes too and holds as much of the excess as the best one is named with it: those who
 * are met have both in common. Slices that are worse on their own beside the best one of their dimension are causes of their own.
 */
final class Localization {

    /** What the cause that was told last has ahead of others, nats. */
    private static final double HABIT = 1;

    /** And what part of its gain. */
    private static final double HABIT_SHARE = 0.05;

    /** Slices of two dimensions that hold so much of the same excess are met by the same trouble. */
    private static final double SAME = 0.8;

    /** The same where it was told before. */
    private static final double STILL_SAME = 0.6;

    private static final double CHANCE = 3;

    /** The values of a dimension cover a touchpoint unless it has so much more to tell than they have together. */
    private static final double COVERED = 1.1;

    private final SignalKind kind;
    private final Cause whole;
    private final SortedMap<Cause, SliceSeries> series;
    private final double price;
    private final int scale;

    /**
     * @param kind of the signal
     * @param whole the touchpoint
     * @param series of this signal by slice, the touchpoint's own among them
     * @param now epoch milliseconds of event time
     */
    Localization(SignalKind kind, Cause whole, SortedMap<Cause, SliceSeries> series, long now) {
        this.kind = kind;
        this.whole = whole;
        this.series = series;
        this.price = StrictMath.log(series.size());
        series.values().forEach(one -> one.fadeTo(now));
        this.scale = scale();
    }

    /** The half-life over which any slice gains most: the same for all, so that they can be compared. */
    private int scale() {
        int best = 0;
        double most = 0;
        for (int each = 0; each < SliceSeries.SCALES.length; each++) {
            for (SliceSeries one : series.values()) {
                double gain = gain(one, each);
                if (gain > most) {
                    best = each;
                    most = gain;
                }
            }
        }
        return best;
    }

    /**
     * The causes in force, each as the slices that have it in common, the main one first; the touchpoint's own where all
     * of it is worse.
     *
     * @param before what was told last, the main slice first, which is kept unless something else is clearly better; empty
     *     where nothing was
     */
    List<List<Cause>> causes(List<Cause> before) {
        if (series.values().stream().noneMatch(one -> one.alarming)) {
            return List.of();
        }
        Cause best = whole;
        for (Cause slice : series.keySet()) {
            if (score(slice, before) > score(best, before)) {
                best = slice;
            }
        }
        List<List<Cause>> causes = new ArrayList<>();
        causes.add(common(best, before));
        if (best != whole) {
            addOthers(best, causes);
        }
        return causes;
    }

    /** Nats by which naming the slice is better than naming nothing; 0 of the touchpoint as a whole. */
    private double score(Cause slice, List<Cause> before) {
        double habit = before.contains(slice) ? HABIT + HABIT_SHARE * gain(slice) : 0;
        return slice.equals(whole) ? habit : gain(slice) - gainOfAll(slice.dimension()) - price + habit;
    }

    private List<Cause> common(Cause best, List<Cause> before) {
        List<Cause> common = new ArrayList<>(List.of(best));
        series.keySet().stream()
                .filter(slice -> !best.equals(whole)
                        && !slice.equals(whole)
                        && slice.dimension() != best.dimension()
                        && score(slice, before) > 0
                        && isSameTrouble(slice, best, before))
                .sorted(Comparator.comparing(Cause::dimension)
                        .thenComparing(Comparator.comparingDouble((Cause slice) -> -gain(slice)))
                        .thenComparing(Cause::value))
                .forEach(slice -> {
                    if (common.stream().noneMatch(part -> part.dimension() == slice.dimension())) {
                        common.add(slice);
                    }
                });
        return common;
    }

    private void addOthers(Cause best, List<List<Cause>> causes) {
        for (Map.Entry<Cause, SliceSeries> other : series.entrySet()) {
            Cause slice = other.getKey();
            if (other.getValue().alarming
                    && slice.dimension() == best.dimension()
                    && !slice.equals(best)
                    && gain(slice) > price) {
                causes.add(List.of(slice));
            }
        }
    }

    private double gain(Cause slice) {
        SliceSeries one = series.get(slice);
        return one == null ? 0 : gain(one, scale);
    }

    private boolean isSameTrouble(Cause slice, Cause best, List<Cause> before) {
        double least = before.contains(slice) ? STILL_SAME : sameTrouble(slice, best);
        return excess(slice) >= least * excess(best);
    }

    /**
     * The part of the best slice's excess that another slice must hold to be met by the same trouble: clearly more than its
     * part of the traffic, which it would hold by chance.
     */
    private double sameTrouble(Cause slice, Cause best) {
        SliceSeries one = series.get(slice);
        SliceSeries other = series.get(best);
        if (one == null || other == null) {
            return 1;
        }
        double share =
                Math.min(1, one.recent(scale, SliceSeries.VARIANCE) / sums(slice.dimension())[SliceSeries.VARIANCE]);
        double met = kind.family() == SignalKind.Family.NORMAL
                ? other.customers.estimate()
                : other.affected.customers(EnumSet.of(kind));
        return Math.max(SAME, share + CHANCE * Math.sqrt(share * (1 - share) / Math.max(1, met)));
    }

    private double excess(Cause slice) {
        SliceSeries one = series.get(slice);
        return one == null ? 0 : one.recent(scale, SliceSeries.EXCESS);
    }

    private double gain(SliceSeries one, int over) {
        return gain(
                one.recent(over, SliceSeries.EXCESS),
                one.recent(over, SliceSeries.EXPECTED),
                one.recent(over, SliceSeries.VARIANCE));
    }

    /** Of all values of a dimension together, and of the traffic that has none. */
    private double gainOfAll(Dimension dimension) {
        double[] sums = sums(dimension);
        SliceSeries all = series.get(whole);
        if (all != null && all.recent(scale, SliceSeries.VARIANCE) > COVERED * sums[SliceSeries.VARIANCE]) {
            return gain(
                    all.recent(scale, SliceSeries.EXCESS),
                    all.recent(scale, SliceSeries.EXPECTED),
                    all.recent(scale, SliceSeries.VARIANCE));
        }
        return gain(sums[SliceSeries.EXCESS], sums[SliceSeries.EXPECTED], sums[SliceSeries.VARIANCE]);
    }

    private double[] sums(Dimension dimension) {
        double[] sums = new double[3];
        series.forEach((slice, one) -> {
            for (int what = 0; what < sums.length && slice.dimension() == dimension; what++) {
                sums[what] += one.recent(scale, what);
            }
        });
        return sums;
    }

    /** Gain in log-likelihood of letting something be as bad as it was lately, over its baseline. */
    private double gain(double excess, double expected, double variance) {
        if (excess <= 0 || variance <= 0) {
            return 0;
        }
        if (kind.family() == SignalKind.Family.NORMAL || expected <= 0) {
            return excess * excess / (2 * variance);
        }
        double observed = expected + excess;
        double poisson = observed * StrictMath.log(observed / expected) - excess;
        return poisson / Math.max(1, variance / expected);
    }
}
