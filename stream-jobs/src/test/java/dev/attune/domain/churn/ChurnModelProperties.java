package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that hold for every customer; each failure names its seed. */
class ChurnModelProperties {

    private static final double MILLIS_PER_WEEK = 7.0 * 86_400_000;
    private static final long TICK = 1000;

    /** 600 weeks: beyond it silence grows by less in a tick than terms are rounded to. */
    private static final long FAR = (long) (600 * MILLIS_PER_WEEK);

    private static final int CASES = 3000;

    private static final Calibration CALIBRATION = new Calibration(-0.2, 0.9);

    private ChurnPolicy policy = ChurnModelTest.with(CALIBRATION);
    private ChurnModel model = new ChurnModel(policy);

    private void regularity(int k) {
        ModelParameters purchase = policy.purchase();
        ModelParameters activity = policy.activity();
        policy = ChurnModelTest.with(CALIBRATION, withK(k, purchase), withK(k, activity));
        model = new ChurnModel(policy);
    }

    private static ModelParameters withK(int k, ModelParameters p) {
        return new ModelParameters(ModelFamily.MBG, k, p.r(), p.alpha() / k, p.a(), p.b());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void contributionsSumExactlyToTheScoreInAnyOrder(int k) {
        regularity(k);
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            ChurnInputs inputs = inputs(random);
            ChurnRisk risk = model.assess(inputs);
            List<Contribution> shuffled = new ArrayList<>(risk.contributions());
            Collections.shuffle(shuffled, random);

            assertThat(sum(risk.contributions())).as("seed %d", seed).isEqualTo(risk.logOdds());
            assertThat(sum(shuffled)).as("seed %d", seed).isEqualTo(risk.logOdds());
            assertThat(model.logOdds(inputs)).as("seed %d", seed).isEqualTo(risk.logOdds());
            assertThat(risk.pDead()).as("seed %d", seed).isBetween(0.0, 1.0);
            assertThat(risk.pSilent()).as("seed %d", seed).isBetween(risk.pDead() - 1e-15, 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void silenceAloneNeverLowersTheRisk(int k) {
        regularity(k);
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            ChurnInputs quiet = inputs(random, List.of());
            ChurnInputs later = after(quiet, exponential(random, 4));

            assertThat(model.logOdds(later)).as("seed %d", seed).isGreaterThanOrEqualTo(model.logOdds(quiet));
            double before = k == 1 ? model.pSilent(quiet, model.logOdds(quiet)) : 0;
            assertThat(model.pSilent(later, model.logOdds(later)))
                    .as("seed %d", seed)
                    .isBetween(before - 1e-12, 1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theRiseIsFoundToOneTickAndNeverLate(int k) {
        regularity(k);
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            ChurnInputs inputs = inputs(random);
            double threshold = model.logOdds(inputs) + exponential(random, 1);
            long deadline = model.rises(inputs, 0, threshold);
            assertNoCrossingBefore(seed, random, inputs, Math.min(deadline, FAR), at -> at < threshold);
            if (deadline > FAR) {
                continue;
            }
            long found = firstAssessment(inputs, deadline, current -> model.rises(current, 0, threshold));
            assertThat(atTick(inputs, found)).as("seed %d", seed).isGreaterThanOrEqualTo(threshold);
            assertThat(atTick(inputs, found - TICK)).as("seed %d", seed).isLessThan(threshold);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theFallIsFoundToOneTickAndNeverLate(int k) {
        regularity(k);
        int fell = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            ChurnInputs inputs = inputs(random);
            double threshold = model.logOdds(inputs) - exponential(random, 0.05);
            long deadline = model.falls(inputs, 0, threshold);
            assertNoCrossingBefore(seed, random, inputs, Math.min(deadline, FAR), at -> at > threshold);
            if (deadline > FAR) {
                continue;
            }
            long found = firstAssessment(inputs, deadline, current -> model.falls(current, 0, threshold));
            if (found != Long.MAX_VALUE) {
                fell++;
                assertThat(atTick(inputs, found)).as("seed %d", seed).isLessThanOrEqualTo(threshold);
                assertThat(atTick(inputs, found - TICK)).as("seed %d", seed).isGreaterThan(threshold);
            }
        }
        assertThat(fell).isGreaterThan(CASES / 20);
    }

    private interface Deadline {
        long of(ChurnInputs inputs);
    }

    private interface Side {
        boolean holds(double logOdds);
    }

    /** What the operator does: assess at the tick end at or after the deadline, and move on where it was early. */
    private long firstAssessment(ChurnInputs inputs, long deadline, Deadline again) {
        long tick = tickAtOrAfter(deadline);
        for (int turns = 0; turns < 50; turns++) {
            long further = again.of(after(inputs, tick / MILLIS_PER_WEEK));
            if (further == 0 || further == Long.MAX_VALUE) {
                return further == 0 ? tick : Long.MAX_VALUE;
            }
            tick = tickAtOrAfter(tick + further);
        }
        throw new AssertionError("no crossing found in 50 turns");
    }

    private void assertNoCrossingBefore(long seed, Random random, ChurnInputs inputs, long deadline, Side side) {
        for (int i = 0; i < 20; i++) {
            long at = (long) (random.nextDouble() * deadline);
            assertThat(side.holds(atTick(inputs, at)))
                    .as("seed %d at %d of %d", seed, at, deadline)
                    .isTrue();
        }
    }

    private double atTick(ChurnInputs inputs, long millis) {
        return model.logOdds(after(inputs, millis / MILLIS_PER_WEEK));
    }

    private static long tickAtOrAfter(long instant) {
        return (instant + TICK - 1) / TICK * TICK;
    }

    private ChurnInputs after(ChurnInputs inputs, double weeks) {
        List<Evidence> faded = inputs.evidence().stream()
                .map(each -> new Evidence(
                        each.reason(),
                        each.amount()
                                * Math.pow(
                                        0.5,
                                        weeks
                                                * 7
                                                / policy.evidence()
                                                        .get(each.reason())
                                                        .halfLifeDays())))
                .toList();
        return new ChurnInputs(
                inputs.purchases().after(weeks), inputs.activity().after(weeks), faded);
    }

    private static ChurnInputs inputs(Random random) {
        List<Evidence> evidence = new ArrayList<>();
        for (Reason reason : Policy.defaults().churn().evidence().keySet()) {
            if (random.nextInt(4) == 0) {
                evidence.add(new Evidence(reason, exponential(random, 3)));
            }
        }
        return inputs(random, evidence);
    }

    private static ChurnInputs inputs(Random random, List<Evidence> evidence) {
        return new ChurnInputs(clock(random), clock(random), evidence);
    }

    private static Clock clock(Random random) {
        if (random.nextInt(10) == 0) {
            return Clock.NEVER;
        }
        int repeats = (int) exponential(random, random.nextInt(10) == 0 ? 1000 : 5);
        double ageAtLast = repeats == 0 ? 0 : exponential(random, 30);
        return new Clock(repeats, ageAtLast, ageAtLast + exponential(random, 3));
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    private static double sum(List<Contribution> contributions) {
        double sum = 0;
        for (Contribution contribution : contributions) {
            sum += contribution.points();
        }
        return sum;
    }
}
