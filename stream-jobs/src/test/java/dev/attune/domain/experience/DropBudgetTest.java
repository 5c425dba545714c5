package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.ExperiencePolicy;
import dev.attune.domain.policy.ExperiencePriors;
import dev.attune.domain.policy.FrozenPolicy;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.RatePrior;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The mean time to a false alarm over the threshold A, by simulation: customers drawn from the prior of the population, one
 * statistic over all of their signals. At least 1 by theory wherever the prior is right (Pollak; Shin, Ramdas, Rinaldo);
 * above it by as much as the statistic overshoots the threshold.
 */
class DropBudgetTest {

    private static final long SEED = 20261122L;
    private static final long HOUR = 3_600_000L;
    private static final double A = 300;

    /** How many customers until the observations of all of them come to this. */
    private static final long OBSERVATIONS = 1_000_000;

    /** Nobody is followed for longer: who hardly ever meets an error is hardly ever alarmed falsely. */
    private static final long MOST = 20_000;

    private static final String NORMAL = "normal";
    private static final String YES_OR_NO = "yes or no";

    /** One or the other in every event. */
    private static final String MIXED = "mixed";

    /** Both in every event. */
    private static final String BOTH = "both at once";

    private static final String[] TOUCHPOINTS = {"home", "search", "product", "cart", "checkout"};

    /** What the population is truly like, much as a fit finds it: between customers, their touchpoints, and within. */
    private static final NormalPrior LATENCY = new NormalPrior(5.9, 0.4, 2.5, 100);

    private static final RatePrior ERRORS = new RatePrior(50, 950, 1000);

    /** With the shift of one standard deviation and the odds ratio of four of SCIENCE section 2. */
    private static ExperiencePolicy policy(NormalPrior latency, RatePrior errors) {
        return FrozenPolicy.frozen()
                .experience()
                .with(
                        new ExperiencePriors(
                                Map.of(SignalKind.PAGE_LATENCY, latency),
                                Map.of(SignalKind.PAGE_ERROR, errors),
                                Map.of()),
                        Map.of());
    }

    @Test
    void theBudgetHoldsForNormalSignals() {
        assertThat(ratio(NORMAL, LATENCY, ERRORS, 1)).isBetween(1.0, 2.0);
    }

    @Test
    void theBudgetHoldsForYesOrNoSignals() {
        assertThat(ratio(YES_OR_NO, LATENCY, ERRORS, 1)).isBetween(1.0, 2.0);
    }

    @Test
    void theBudgetHoldsOverAllSignalsAndTouchpointsTogether() {
        assertThat(ratio(MIXED, LATENCY, ERRORS, 5)).isBetween(1.0, 2.0);
    }

    /** Two signals of one event jump further past the threshold than one. */
    @Test
    void theBudgetHoldsWhereEventsCarrySeveralSignals() {
        assertThat(ratio(BOTH, LATENCY, ERRORS, 5)).isBetween(1.0, 2.5);
    }

    @Test
    void priorsThatAreWrongByFourInStrengthCostLittleOfTheBudget() {
        for (double wrong : new double[] {0.25, 0.5, 2, 4}) {
            NormalPrior latency = new NormalPrior(5.9, 0.4, 2.5 * wrong, 100 * wrong);
            RatePrior errors = new RatePrior(50 * wrong, 950 * wrong, 1000 * wrong);
            for (String what : List.of(NORMAL, YES_OR_NO, MIXED)) {
                assertThat(ratio(what, latency, errors, what.equals(MIXED) ? 5 : 1))
                        .as("%s, prior x %s", what, wrong)
                        .isGreaterThan(0.8);
            }
        }
    }

    /** Good news has a budget of its own, of the same size. */
    @Test
    void theBudgetHoldsForWhatIsBetterThanExpected() {
        assertThat(ratio(NORMAL, LATENCY, ERRORS, 5, 1, true)).isGreaterThan(1.0);
        assertThat(ratio(MIXED, LATENCY, ERRORS, 5, 1, true)).isGreaterThan(1.0);
    }

    /** Time goes by visits: what comes within an hour is one step of it, however many pages it has. */
    @Test
    void theBudgetHoldsWhereVisitsHaveSeveralPages() {
        assertThat(ratio(NORMAL, LATENCY, ERRORS, 5, 6, false)).isBetween(1.0, 2.5);
        assertThat(ratio(MIXED, LATENCY, ERRORS, 5, 6, false)).isBetween(1.0, 2.5);
    }

    private static double ratio(String what, NormalPrior believed, RatePrior believedErrors, int places) {
        return ratio(what, believed, believedErrors, places, 1, false);
    }

    /**
     * ARL0 / A of {@link #OBSERVATIONS} at least.
     *
     * @param pages how many interactions an hour has; the time to an alarm counts hours
     * @param better whether the mirror image is watched instead
     */
    private static double ratio(
            String what, NormalPrior believed, RatePrior believedErrors, int places, int pages, boolean better) {
        DropDetector detector = new DropDetector(policy(believed, believedErrors));
        SplittableRandom random = new SplittableRandom(SEED);
        Signals signals = new Signals();
        double threshold = Math.log(A);
        long observations = 0;
        long alarms = 0;
        while (observations < OBSERVATIONS) {
            DropState state = new DropState();
            RiseState rise = better ? new RiseState() : null;
            Excursion watched = better ? rise.excursion() : state.excursion();
            Shopper shopper = new Shopper(random, places);
            long n = 0;
            do {
                int place = random.nextInt(places);
                boolean latency =
                        what.equals(NORMAL) || what.equals(BOTH) || (what.equals(MIXED) && random.nextBoolean());
                signals.clear();
                if (latency) {
                    signals.add(SignalKind.PAGE_LATENCY, shopper.latency(place, random), 1);
                }
                if (!latency || what.equals(BOTH)) {
                    signals.add(SignalKind.PAGE_ERROR, random.nextDouble() < shopper.errors[place]);
                }
                detector.observe(state, rise, null, signals, TOUCHPOINTS[place], n / pages * HOUR);
                n++;
            } while (watched.logStatistic() < threshold && n < MOST);
            observations += n;
            alarms += watched.logStatistic() >= threshold ? 1 : 0;
        }
        double ratio = observations / (double) pages / alarms / A;
        System.out.printf(
                "drop detector: ARL0 / A = %.2f, %s, %d observations, %d alarms, A = %.0f, seed %d%n",
                ratio,
                what + " signals" + (better ? " (better)" : "") + ", " + pages + " an hour, weight of the prior "
                        + believed.weight(),
                observations,
                alarms,
                A,
                SEED);
        return ratio;
    }

    /** One customer of the population. */
    private static final class Shopper {
        private final double[] means;
        private final double[] errors;

        Shopper(SplittableRandom random, int places) {
            double level = LATENCY.mean() + LATENCY.sigma() / Math.sqrt(LATENCY.weight()) * random.nextGaussian();
            double rate = beta(ERRORS.bad(), ERRORS.good(), random);
            means = new double[places];
            errors = new double[places];
            for (int i = 0; i < places; i++) {
                double own = LATENCY.sigma() / Math.sqrt(LATENCY.touchpointWeight());
                means[i] = level + own * random.nextGaussian();
                double worth = ERRORS.touchpointWeight();
                errors[i] = beta(worth * rate, worth * (1 - rate), random);
            }
        }

        double latency(int place, SplittableRandom random) {
            return means[place] + LATENCY.sigma() * random.nextGaussian();
        }

        private static double beta(double a, double b, SplittableRandom random) {
            double x = gamma(a, random);
            return x / (x + gamma(b, random));
        }

        /** Marsaglia and Tsang 2000; a shape below 1 is raised by 1 and drawn down again. */
        private static double gamma(double shape, SplittableRandom random) {
            if (shape < 1) {
                return gamma(shape + 1, random) * Math.pow(random.nextDouble(), 1 / shape);
            }
            double d = shape - 1 / 3.0;
            double c = 1 / Math.sqrt(9 * d);
            while (true) {
                double z = random.nextGaussian();
                double v = Math.pow(1 + c * z, 3);
                if (v > 0 && Math.log(random.nextDouble()) < z * z / 2 + d - d * v + d * Math.log(v)) {
                    return d * v;
                }
            }
        }
    }
}
