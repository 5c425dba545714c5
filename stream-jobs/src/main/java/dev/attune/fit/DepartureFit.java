package dev.attune.fit;

import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Weights of evidence by {@link Ftrl}, drawn towards those of the policy, inside a calibration of the log-odds of having
 * left, both on what became of customers. Each is kept where it serves customers that it has not seen better than none.
 */
final class DepartureFit {

    /** When customers are looked at: every four weeks of the last year. */
    static final List<Integer> DAYS_AGO =
            IntStream.rangeClosed(1, 13).map(i -> 28 * i).boxed().toList();

    private static final int PASSES = 10;

    /**
     * The belief that a weight is that of the policy is worth a standard deviation of a quarter of a point; it must be
     * overcome by the gradients of one certain outcome. Both count once per pass, as outcomes do.
     */
    private static final Ftrl.Rates RATES = new Ftrl.Rates(0.2, 1, PASSES, 16 * PASSES);

    private static final int FEWEST_OUTCOMES = 500;
    private static final int FEWEST_OF_EITHER_FATE = 50;

    private final double[] standing = new double[Reason.values().length];
    private final double[] low = new double[standing.length];
    private final double[] high = new double[standing.length];

    /** @param weights of the policy: a learned one has the same sign and no more points than its cap */
    DepartureFit(Map<Reason, EvidenceWeight> weights) {
        weights.forEach((reason, weight) -> {
            int place = reason.ordinal();
            standing[place] = weight.points();
            low[place] = weight.points() < 0 ? Math.min(-weight.cap(), weight.points()) : 0;
            high[place] = weight.points() > 0 ? Math.max(weight.cap(), weight.points()) : 0;
        });
    }

    private record Learned(double[] weights, Calibration calibration) {}

    /** Sums of losses on customers held out. */
    private static final class Losses {
        private double standing;
        private double calibrated;
        private double learned;
        private double learnedBare;

        private void add(Departure each, double[] policy, Calibration ofPolicy, Learned learnt) {
            standing += each.loss(policy, Calibration.IDENTITY);
            calibrated += each.loss(policy, ofPolicy);
            learned += each.loss(learnt.weights, learnt.calibration);
            learnedBare += each.loss(learnt.weights, Calibration.IDENTITY);
        }
    }

    /** Null where too few outcomes are known, or nearly all are the same. */
    @Nullable
    FittedDeparture of(List<Departure> unordered) {
        List<Departure> outcomes = unordered.stream()
                .sorted(Comparator.comparingInt(Departure::daysAgo).reversed())
                .toList();
        long gone = outcomes.stream().filter(Departure::gone).count();
        if (outcomes.size() < FEWEST_OUTCOMES
                || gone < FEWEST_OF_EITHER_FATE
                || outcomes.size() - gone < FEWEST_OF_EITHER_FATE) {
            return null;
        }
        Losses losses = heldOut(outcomes);
        boolean learns = losses.learned < losses.calibrated;
        double calibrated = learns ? losses.learned : losses.calibrated;
        double bare = learns ? losses.learnedBare : losses.standing;
        boolean calibrates = calibrated < bare;
        Calibration ofPolicy = CalibrationFit.of(outcomes, standing);
        Learned learned = learns ? learn(outcomes, ofPolicy) : new Learned(standing, ofPolicy);
        int size = outcomes.size();
        return new FittedDeparture(
                calibrates ? learned.calibration : null,
                learns ? weights(outcomes, learned.weights) : Map.of(),
                size,
                (double) gone / size,
                losses.standing / size,
                losses.calibrated / size,
                losses.learned / size,
                Math.min(calibrated, bare) / size);
    }

    private Losses heldOut(List<Departure> outcomes) {
        Losses losses = new Losses();
        for (int fold = 0; fold < RiskFit.FOLDS; fold++) {
            int heldOut = fold;
            List<Departure> others = those(outcomes, each -> each.fold() != heldOut);
            Calibration ofPolicy = CalibrationFit.of(others, standing);
            Learned learned = learn(others, ofPolicy);
            those(outcomes, each -> each.fold() == heldOut)
                    .forEach(each -> losses.add(each, standing, ofPolicy, learned));
        }
        return losses;
    }

    private static List<Departure> those(List<Departure> outcomes, Predicate<Departure> who) {
        return outcomes.stream().filter(who).toList();
    }

    /** In the order of time, several times over: outcomes without evidence teach the weights nothing. */
    private Learned learn(List<Departure> outcomes, Calibration calibration) {
        List<Departure> telling = those(outcomes, each -> !each.terms().isEmpty());
        Ftrl ftrl = new Ftrl(RATES, standing, low, high);
        double[] weights = standing.clone();
        for (int pass = 0; pass < PASSES; pass++) {
            for (Departure each : telling) {
                double logOdds = calibration.of(each.raw(weights));
                double gradient = each.gradient(logOdds) * calibration.slope();
                for (Departure.Term term : each.terms()) {
                    int place = term.reason().ordinal();
                    ftrl.learn(place, gradient * term.slope(weights[place]));
                    weights[place] = ftrl.weight(place);
                }
            }
        }
        return new Learned(weights, CalibrationFit.of(outcomes, weights));
    }

    private Map<Reason, FittedWeight> weights(List<Departure> outcomes, double[] learned) {
        int[] counts = new int[standing.length];
        outcomes.forEach(
                each -> each.terms().forEach(term -> counts[term.reason().ordinal()]++));
        Map<Reason, FittedWeight> weights = new TreeMap<>();
        for (Reason reason : Reason.values()) {
            int place = reason.ordinal();
            if (counts[place] > 0) {
                weights.put(reason, new FittedWeight(standing[place], learned[place], counts[place]));
            }
        }
        return weights;
    }
}
