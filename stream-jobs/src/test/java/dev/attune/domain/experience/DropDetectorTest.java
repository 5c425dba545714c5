package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.ExperiencePolicy;
import dev.attune.domain.policy.FrozenPolicy;
import dev.attune.domain.policy.RatePrior;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DropDetectorTest {

    private static final long SEED = 20261122L;
    private static final long HOUR = 3_600_000L;
    private static final ExperiencePolicy POLICY = FrozenPolicy.frozen().experience();

    private final DropDetector detector = new DropDetector(POLICY);
    private final Signals signals = new Signals();
    private DropState state = new DropState();

    @Test
    void oneStepIsTheFormulaOfThePredictiveRatio() {
        observeLatency(6.5, 0);
        double kappa = POLICY.normal().get(SignalKind.PAGE_LATENCY).weight();
        double own = POLICY.normal().get(SignalKind.PAGE_LATENCY).touchpointWeight();
        double sd = 0.5 * Math.sqrt(1 + 1 / kappa + 1 / own);
        double l = (6.5 - 5.99) / sd - 0.5;
        assertThat(state.excursion().logStatistic()).isCloseTo(l, within(1e-6));
        observeLatency(7.5, HOUR);
        double level = 1 / kappa;
        double here = 1 / own;
        double levelMoved = (6.5 - 5.99) * level / (1 + level);
        double hereMoved = (6.5 - 5.99 - levelMoved) * here / (1 + here);
        double left = 1 / ((1 + level) * (1 + here));
        double variance = 1 + level / (1 + level) + here / (1 + here);
        double z = (7.5 - 5.99 - levelMoved - hereMoved) / (0.5 * Math.sqrt(variance));
        double next = left * z - left * left / 2;
        assertThat(state.excursion().logStatistic()).isCloseTo(Math.log1p(Math.exp(l)) + next, within(1e-6));
    }

    @Test
    void aRateIsHeldAgainstItsOdds() {
        observeError(true, 0);
        RatePrior prior = POLICY.rates().get(SignalKind.PAGE_ERROR);
        double p0 = prior.rate();
        double p1 = worse(p0);
        assertThat(state.excursion().logStatistic()).isCloseTo(Math.log(p1 / p0), within(1e-6));
        double before = state.excursion().logStatistic();
        observeError(false, HOUR);
        double level = (prior.bad() + 1) / (prior.bad() + prior.good() + 1);
        double expected = (prior.touchpointWeight() * level + 1) / (prior.touchpointWeight() + 1);
        double q1 = worse(expected);
        assertThat(state.excursion().logStatistic())
                .isCloseTo(Math.log1p(Math.exp(before)) + Math.log((1 - q1) / (1 - expected)), within(1e-5));
    }

    @Test
    void theMeanTimeToAFalseAlarmIsAtLeastTheBudgetAndNotFarAbove() {
        double a = 300;
        Random random = new Random(SEED);
        long observations = 0;
        int runs = 400;
        for (int i = 0; i < runs; i++) {
            state = new DropState();
            double own = 5.99 + 0.25 * random.nextGaussian();
            do {
                observeLatency(own + 0.5 * random.nextGaussian(), observations * HOUR);
                observations++;
            } while (state.excursion().logStatistic() < Math.log(a));
        }
        double ratio = observations / (double) runs / a;
        System.out.printf("drop detector: ARL0 / A = %.2f for A = %.0f, seed %d%n", ratio, a, SEED);
        assertThat(ratio).isBetween(1.0, 2.5);
    }

    @Test
    void doubledLatencyAlarmsWithinFewObservations() {
        Random random = new Random(SEED);
        long total = 0;
        for (int i = 0; i < 200; i++) {
            state = new DropState();
            int n = 0;
            for (; n < 60; n++) {
                observeLatency(5.99 + 0.5 * random.nextGaussian(), n * HOUR);
            }
            while (!detector.alarms(state)) {
                observeLatency(5.99 + Math.log(2) + 0.5 * random.nextGaussian(), n++ * HOUR);
                total++;
            }
        }
        System.out.printf("drop detector: doubled latency found after %.1f observations on average%n", total / 200.0);
        assertThat(total / 200.0).isLessThan(20);
    }

    @Test
    void nothingIsLearnedOnceADropIsSuspected() {
        for (int i = 0; i < 50; i++) {
            observeLatency(6, i * HOUR);
        }
        for (int i = 0; i < 500; i++) {
            observeLatency(8, (50 + i) * HOUR);
        }
        assertThat(detector.expected(state, null, SignalKind.PAGE_LATENCY, "page"))
                .isLessThan(6.5);
        assertThat(detector.alarms(state)).isTrue();
    }

    @Test
    void theStatisticIsTheSumOfItsPartsBitForBit() {
        Random random = new Random(SEED);
        String[] touchpoints = {"checkout", "search", "cart", "page", "own-place", "other-place"};
        for (int i = 0; i < 2000; i++) {
            signals.clear();
            signals.add(SignalKind.PAGE_LATENCY, 6.4 + 0.5 * random.nextGaussian(), 0.5);
            signals.add(SignalKind.PAGE_ERROR, random.nextInt(12) == 0);
            detector.observe(state, null, signals, touchpoints[random.nextInt(touchpoints.length)], i * HOUR);
            Excursion excursion = state.excursion();
            double backwards = excursion.others() + excursion.accumulation();
            for (int part = excursion.size() - 1; part >= 0; part--) {
                backwards += excursion.points(part);
            }
            assertThat(backwards).isEqualTo(excursion.logStatistic());
        }
    }

    @Test
    void theThresholdGrowsWithTheObservationsOfAYear() {
        for (int i = 0; i < 24 * 30; i++) {
            observeError(false, i * HOUR);
        }
        double busy = state.logThreshold();
        state = new DropState();
        for (int i = 0; i < 5; i++) {
            observeError(false, i * 700 * HOUR);
        }
        assertThat(busy).isGreaterThan(state.logThreshold() + 2);
    }

    @Test
    void recoveryIsHeardAfterAFewGoodObservations() {
        detector.watch(state, SignalKind.PAGE_LATENCY, 0);
        int needed = 0;
        while (!detector.recovered(state)) {
            observeLatency(5.99, ++needed * HOUR);
        }
        assertThat(needed).isBetween(3, 6);
    }

    private static double worse(double rate) {
        double odds = POLICY.oddsRatio() * rate / (1 - rate);
        return odds / (1 + odds);
    }

    private void observeLatency(double logMilliseconds, long time) {
        signals.clear();
        signals.add(SignalKind.PAGE_LATENCY, logMilliseconds, 1);
        detector.observe(state, null, signals, "page", time);
    }

    private void observeError(boolean error, long time) {
        signals.clear();
        signals.add(SignalKind.PAGE_ERROR, error);
        detector.observe(state, null, signals, "page", time);
    }
}
