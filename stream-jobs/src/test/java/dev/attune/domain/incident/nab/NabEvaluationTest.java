package dev.attune.domain.incident.nab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.churn.SharedData;
import dev.attune.domain.incident.Direction;
import dev.attune.domain.incident.FleetDetector;
import dev.attune.domain.incident.FleetSeries;
import dev.attune.domain.incident.FleetSettings;
import dev.attune.domain.incident.nab.NabCorpus.Series;
import dev.attune.domain.incident.nab.NabScorer.Outcome;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The fleet detector on NAB. A row is detected where an alarm opens (hysteresis included); so NAB's threshold is the
 * budget, and by NAB's procedure it is chosen per profile, on the half that settings may be chosen on and there alone.
 * What is printed stands in docs/evaluation.md.
 */
class NabEvaluationTest {

    private static final double LEAST = 4;
    private static final double STEP = 0.5;
    private static final int STEPS = 16;

    @Test
    void onTheHalfThatNothingWasChosenOnTheStandardProfileScoresAtLeast45() {
        Path folder = SharedData.file("nab");
        List<Series> chosenOn = NabCorpus.chosenOn(folder);
        List<Series> judgedOn = NabCorpus.judgedOn(folder);
        Map<NabProfile, Double> scores = new EnumMap<>(NabProfile.class);
        for (NabProfile profile : NabProfile.values()) {
            double budget = best(chosenOn, profile);
            List<Outcome> outcomes = outcomes(judgedOn, budget, profile);
            scores.put(profile, NabScorer.normalised(outcomes, profile));
            System.out.printf(
                    Locale.ROOT,
                    "%s: ln A %.1f, %.1f on the half it was chosen on, %.1f on the other%n",
                    profile,
                    budget,
                    NabScorer.normalised(outcomes(chosenOn, budget, profile), profile),
                    scores.get(profile));
            print(judgedOn, outcomes);
        }
        assertThat(scores.get(NabProfile.STANDARD)).isGreaterThan(45);
    }

    /** The same procedure for the plain rule, whose threshold is swept in twentieths of a standard deviation. */
    @Test
    void aWindowedGaussianOnTheSameHalvesScoresLess() {
        Path folder = SharedData.file("nab");
        List<Series> tuned = NabCorpus.chosenOn(folder);
        List<Series> judged = NabCorpus.judgedOn(folder);
        List<double[]> chosenOn = distances(tuned);
        List<double[]> judgedOn = distances(judged);
        for (NabProfile profile : NabProfile.values()) {
            double limit = 2;
            double most = Double.NEGATIVE_INFINITY;
            for (double tried = 2; tried <= 12; tried += 0.05) {
                double score = beyond(tuned, chosenOn, tried, profile);
                if (score > most) {
                    most = score;
                    limit = tried;
                }
            }
            double other = beyond(judged, judgedOn, limit, profile);
            System.out.printf(
                    Locale.ROOT,
                    "windowed Gaussian, %s: limit %.2f, %.1f on the half it was chosen on, %.1f on the other%n",
                    profile,
                    limit,
                    most,
                    other);
            assertThat(other).isLessThan(45);
        }
    }

    private static List<double[]> distances(List<Series> half) {
        return half.stream().map(WindowedGaussian::distances).toList();
    }

    private static double beyond(List<Series> half, List<double[]> distances, double limit, NabProfile profile) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int index = 0; index < half.size(); index++) {
            boolean[] detected = new boolean[distances.get(index).length];
            for (int row = 0; row < detected.length; row++) {
                detected[row] = distances.get(index)[row] >= limit;
            }
            outcomes.add(NabScorer.score(half.get(index).labels(), detected, profile));
        }
        return NabScorer.normalised(outcomes, profile);
    }

    /** ln A of the best score. */
    private static double best(List<Series> half, NabProfile profile) {
        double best = LEAST;
        double most = Double.NEGATIVE_INFINITY;
        for (int step = 0; step <= STEPS; step++) {
            double budget = LEAST + STEP * step;
            double score = NabScorer.normalised(outcomes(half, budget, profile), profile);
            if (score > most) {
                most = score;
                best = budget;
            }
        }
        return best;
    }

    private static List<Outcome> outcomes(List<Series> half, double logThreshold, NabProfile profile) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Series series : half) {
            outcomes.add(NabScorer.score(series.labels(), openings(series, logThreshold), profile));
        }
        return outcomes;
    }

    private static boolean[] openings(Series series, double logThreshold) {
        double windows = 7 * 86_400_000.0 / usualStep(series.times());
        FleetDetector detector = new FleetDetector(
                new FleetSettings(Direction.BOTH, windows / StrictMath.exp(logThreshold), 1, windows, ZoneOffset.UTC));
        FleetSeries state = new FleetSeries();
        boolean[] openings = new boolean[series.times().length];
        for (int row = 0; row < openings.length; row++) {
            long since = detector.since(state);
            detector.observe(state, series.times()[row], 1, series.values()[row]);
            openings[row] = detector.alarming(state) && detector.since(state) != since;
        }
        return openings;
    }

    private static long usualStep(long[] times) {
        long[] steps = new long[times.length - 1];
        for (int row = 0; row < steps.length; row++) {
            steps[row] = times[row + 1] - times[row];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    private static void print(List<Series> half, List<Outcome> outcomes) {
        for (int index = 0; index < half.size(); index++) {
            Outcome outcome = outcomes.get(index);
            System.out.printf(
                    Locale.ROOT,
                    "  %-58s raw %5.2f, found %d of %d, false alarms %d%n",
                    half.get(index).labels().name(),
                    outcome.raw(),
                    outcome.found(),
                    outcome.windows(),
                    outcome.falseAlarms());
        }
    }
}
