package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;

/**
 * How far a customer's experience has fallen below what they could expect, in index points: observed minus expected
 * satisfaction of one signal since the excursion began, over all touchpoints.
 *
 * <p>Waiting is held against the customer's own expectation, not against a fixed target: what they are used to is worth
 * 1, twice as long 0.5, four times as long nothing (the tolerating zone of Apdex, with their expectation as T).
 */
public final class DropScore {

    private static final double INDEX_POINTS = 100;
    private static final double SHORTEST_PROMISE_HOURS = 0.1;

    private DropScore() {}

    /**
     * @param kind a signal of the excursion
     * @return in [-100, 100], negative is worse than expected; NaN where the excursion holds no such signal
     */
    public static double of(DropState state, SignalKind kind) {
        Excursion excursion = state.excursion();
        double sum = 0;
        long count = 0;
        for (int i = 0; i < excursion.size(); i++) {
            if (excursion.kind(i) == kind) {
                sum += excursion.observations(i) * gap(excursion, i);
                count += excursion.observations(i);
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /**
     * The mirror image: how far experience has risen above what the customer could expect. Half the waiting is worth 50
     * points, a quarter all of them.
     *
     * @return in [-100, 100], positive is better than expected; NaN where the excursion holds no such signal
     */
    public static double of(RiseState state, SignalKind kind) {
        Excursion excursion = state.excursion();
        double sum = 0;
        long count = 0;
        for (int i = 0; i < excursion.size(); i++) {
            if (excursion.kind(i) == kind) {
                // Held the other way round, what is better is worse.
                sum -= excursion.observations(i) * gap(kind, excursion.expected(i), excursion.observed(i));
                count += excursion.observations(i);
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static double gap(Excursion excursion, int part) {
        double promised = excursion.hoursPromised(part);
        return Double.isNaN(promised)
                ? gap(excursion.kind(part), excursion.observed(part), excursion.expected(part))
                : ofBroken(promised, excursion.hoursWaited(part));
    }

    /** A promise only just broken takes half of the points; one that took four times as long all of them. */
    static double ofBroken(double hoursPromised, double hoursWaited) {
        double over = 1 - Satisfaction.ofLatency(hoursWaited, Math.max(hoursPromised, SHORTEST_PROMISE_HOURS));
        return -INDEX_POINTS * (1 + over) / 2;
    }

    static double gap(SignalKind kind, double observed, double expected) {
        double fraction = switch (kind.unit()) {
            case LOG_MILLISECONDS, LOG_HOURS ->
                Satisfaction.ofLatency(StrictMath.exp(observed), StrictMath.exp(expected)) - 1;
            // Less is better of both.
            case DISSATISFACTION, YES_OR_NO -> expected - observed;
        };
        return INDEX_POINTS * fraction;
    }
}
