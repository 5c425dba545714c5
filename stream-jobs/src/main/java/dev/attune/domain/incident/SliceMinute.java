package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The sums of one minute in one slice of a touchpoint's traffic: all of it, or one value of one dimension. */
final class SliceMinute {

    private static final int KINDS = SignalKind.values().length;

    final long[] total = new long[KINDS];
    final long[] sum = new long[KINDS];
    final long[] squares = new long[KINDS];
    long satisfaction;
    long judged;
    long events;
    long anonymous;
    long anonymousNegative;
    final CustomerSketch customers = new CustomerSketch();
    final MetSample met = new MetSample();
    final AffectedSample affected = new AffectedSample();

    /** The minute of a touchpoint by slice, in the order of causes. */
    static SortedMap<Cause, SliceMinute> of(String touchpoint, SortedMap<Cell, MinuteFigures> cells) {
        SortedMap<Cause, SliceMinute> slices = new TreeMap<>();
        cells.forEach((cell, figures) -> {
            add(slices, Dimension.TOUCHPOINT, touchpoint, figures);
            add(slices, Dimension.CHANNEL, cell.channel().name(), figures);
            add(slices, Dimension.PARTNER, cell.partner(), figures);
            add(slices, Dimension.SEGMENT, cell.segment(), figures);
            add(slices, Dimension.RELEASE, cell.release(), figures);
            add(slices, Dimension.FEATURE, cell.feature(), figures);
        });
        return slices;
    }

    private static void add(
            SortedMap<Cause, SliceMinute> slices, Dimension dimension, @Nullable String value, MinuteFigures figures) {
        if (value != null) {
            SliceMinute slice = slices.computeIfAbsent(new Cause(dimension, value), cause -> new SliceMinute());
            slice.add(figures);
            slice.countOnce(dimension, figures);
        }
    }

    private void add(MinuteFigures figures) {
        for (SignalKind kind : SignalKind.values()) {
            int i = kind.ordinal();
            total[i] += figures.total(kind);
            sum[i] += figures.sum(kind);
            squares[i] += figures.sumOfSquares(kind);
        }
        satisfaction += figures.count(MinuteFigures.Count.SATISFACTION);
        judged += figures.judged();
        events += figures.events();
        anonymous += figures.count(MinuteFigures.Count.ANONYMOUS);
        anonymousNegative += figures.count(MinuteFigures.Count.ANONYMOUS_NEGATIVE);
        customers.merge(figures.customers());
        met.merge(figures.met());
        affected.merge(figures.affected());
    }

    /**
     * A late delivery is told of twice, when its promise broke and when it comes: it counts when the promise broke. Of a
     * partner whom nobody knew then it counts when it comes, and of a channel always: nobody met us when it broke.
     */
    private void countOnce(Dimension dimension, MinuteFigures figures) {
        long twice = figures.count(
                switch (dimension) {
                    case PARTNER -> MinuteFigures.Count.DELIVERED_LATE_AS_TOLD;
                    case CHANNEL -> MinuteFigures.Count.NOT_DELIVERED;
                    case TOUCHPOINT, SEGMENT, PRODUCT, RELEASE, FEATURE -> MinuteFigures.Count.DELIVERED_LATE;
                });
        total[SignalKind.DELIVERY_LATENESS.ordinal()] -= twice;
        sum[SignalKind.DELIVERY_LATENESS.ordinal()] -= twice * Measures.ONE;
    }

    /** Distinct customers; nobody knows who is anonymous, so that each of their events counts as one. */
    double customers() {
        return customers.estimate() + (double) anonymous;
    }
}
