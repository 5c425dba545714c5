package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures of a window as they are told.
 *
 * @param events anonymous ones included
 * @param customers distinct ones, estimated
 * @param errors met on pages
 * @param frictions other negative signals
 * @param latencyP50 milliseconds; NaN where nothing was measured
 * @param latencyP95 likewise
 * @param latencyP99 likewise
 * @param apdex in [0, 1]; NaN where nothing was measured
 * @param ratings CSAT, NPS and CES together
 * @param ratingSatisfaction their mean satisfaction in [0, 1]; NaN of none
 * @param index mean satisfaction of moments with a signal, 0 to 100; NaN of none
 * @param spent by currency
 */
public record WindowFigures(
        long events,
        long customers,
        long errors,
        long frictions,
        double latencyP50,
        double latencyP95,
        double latencyP99,
        double apdex,
        long ratings,
        double ratingSatisfaction,
        double index,
        List<Money> spent) {

    private static final Set<SignalKind> RATINGS = EnumSet.of(SignalKind.CSAT, SignalKind.NPS, SignalKind.CES);
    private static final SignalKind[] KINDS = SignalKind.values();

    /** What some sums come to. */
    public static WindowFigures of(MinuteFigures sums) {
        long errors = sums.negative(SignalKind.PAGE_ERROR);
        long negative = 0;
        long ratings = 0;
        long satisfaction = 0;
        for (SignalKind kind : KINDS) {
            negative += sums.negative(kind);
            if (RATINGS.contains(kind)) {
                ratings += sums.total(kind);
                satisfaction += sums.satisfaction(kind);
            }
        }
        return new WindowFigures(
                sums.events(),
                sums.customers().estimate(),
                errors,
                negative - errors,
                sums.latencies().quantile(0.5),
                sums.latencies().quantile(0.95),
                sums.latencies().quantile(0.99),
                sums.apdex(),
                ratings,
                ratings == 0 ? Double.NaN : MinuteFigures.percent(satisfaction, ratings) / 100,
                sums.index(),
                moneys(sums.spent()));
    }

    static List<Money> moneys(Map<String, Long> cents) {
        return cents.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .sorted(Map.Entry.comparingByKey())
                .map(sum -> new Money(sum.getKey(), sum.getValue()))
                .toList();
    }
}
