package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where at one touchpoint a signal is worse: the description that gains most likelihood for the names it needs (minimum
 * description length). "All of it is worse" needs none. "Only this partner's is" gains what that slice alone deviates from
 * its own baseline, and must beat the whole by the price of naming one slice of K, ln K + 1: if the rest is as bad, the
 * whole gains more; if the rest is as ever, it dilutes the whole. A slice of another dimension that gains as much as the
 * best one is named with it: who is met has both in common. Slices that are worse on their own beside the best one of
 * their dimension are causes of their own.
 */
final class Localization {

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
        this.price = 1 + StrictMath.log(series.size());
        this.scale = scale(now);
        series.values().forEach(one -> one.fadeTo(now));
    }

    /** The shortest half-life that covers what alarms. */
    private int scale(long now) {
        long age = 0;
        for (SliceSeries one : series.values()) {
            age = one.alarming ? Math.max(age, now - one.beganAt) : age;
        }
        int fitting = 0;
        while (fitting < SliceSeries.SCALES.length - 1 && SliceSeries.SCALES[fitting] < age) {
            fitting++;
        }
        return fitting;
    }

    /**
     * The causes in force, each as the slices that have it in common, the main one first; the touchpoint's own where all
     * of it is worse.
     *
     * @param before main slice that was told of last, which is kept unless another is clearly better; null where none was
     */
    List<List<Cause>> causes(@Nullable Cause before) {
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
        causes.add(common(best));
        if (best != whole) {
            addOthers(best, causes);
        }
        return causes;
    }

    private double score(Cause slice, @Nullable Cause before) {
        return gain(slice) - (slice.equals(whole) ? 0 : price) + (slice.equals(before) ? price : 0);
    }

    private List<Cause> common(Cause best) {
        List<Cause> common = new ArrayList<>(List.of(best));
        double least = Math.max(gain(whole) + price, gain(best) - price);
        series.keySet().stream()
                .filter(slice -> !best.equals(whole)
                        && slice.dimension() != Dimension.TOUCHPOINT
                        && slice.dimension() != best.dimension()
                        && gain(slice) >= least)
                .sorted(Comparator.comparing(Cause::dimension)
                        .thenComparing(Comparator.comparingDouble(this::gain).reversed())
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

    /** Gain in log-likelihood of letting the slice be as bad as it was lately, over its baseline. */
    private double gain(Cause slice) {
        SliceSeries one = series.get(slice);
        if (one == null) {
            return 0;
        }
        double excess = one.recent(scale, SliceSeries.EXCESS);
        double variance = one.recent(scale, SliceSeries.VARIANCE);
        if (excess <= 0 || variance <= 0) {
            return 0;
        }
        double expected = one.recent(scale, SliceSeries.EXPECTED);
        if (kind.family() == SignalKind.Family.NORMAL || expected <= 0) {
            return excess * excess / (2 * variance);
        }
        double observed = expected + excess;
        double poisson = observed * StrictMath.log(observed / expected) - excess;
        return poisson / Math.max(1, variance / expected);
    }
}
