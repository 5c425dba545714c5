package dev.attune.fit;

import dev.attune.domain.policy.RiskCalibration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Logistic regression of what became of customers on what the model would have said of them, under the bounds of
 * {@link RiskCalibration} and a prior that says the model is right: maximum of the posterior.
 */
final class RiskFit {

    /** Each customer is held out once: one fifth alone would be too few to tell small gains from luck. */
    static final int FOLDS = 5;

    private static final int FEWEST_CUSTOMERS = 200;
    private static final int FEWEST_OF_EITHER_FATE = 20;
    private static final double INTERCEPT_DEVIATION = 2;
    private static final double COEFFICIENT_DEVIATION = 1;

    /**
     * One customer with a known outcome.
     *
     * @param logOdds of silence, by the model
     * @param recency weeks since the last purchase
     * @param fold 0 to {@value #FOLDS} - 1, by no more than chance
     */
    record Outcome(double logOdds, int repeats, double recency, double age, boolean silent, int fold) {}

    /** What an outcome is asked thousands of times, worked out once. */
    private record Case(double logOdds, double repeats, double recency, double age, boolean silent, int fold) {

        static Case of(Outcome outcome) {
            return new Case(
                    outcome.logOdds,
                    StrictMath.log1p(outcome.repeats),
                    StrictMath.log1p(outcome.recency),
                    StrictMath.log1p(outcome.age),
                    outcome.silent,
                    outcome.fold);
        }

        double logLoss(RiskCalibration calibration) {
            return logLoss(calibration.ofLogarithms(logOdds, repeats, recency, age));
        }

        double logLoss(double calibrated) {
            return LogLoss.of(calibrated, silent);
        }
    }

    private RiskFit() {}

    /** Null where too few customers have a known outcome, or nearly all the same. */
    static @Nullable FittedRisk of(List<Outcome> outcomes) {
        long silent = outcomes.stream().filter(Outcome::silent).count();
        if (outcomes.size() < FEWEST_CUSTOMERS
                || silent < FEWEST_OF_EITHER_FATE
                || outcomes.size() - silent < FEWEST_OF_EITHER_FATE) {
            return null;
        }
        List<Case> cases = outcomes.stream().map(Case::of).toList();
        double before = 0;
        double after = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int heldOut = fold;
            RiskCalibration trained = fit(cases, each -> each.fold() != heldOut);
            for (Case each : cases) {
                before += each.fold() == heldOut ? each.logLoss(each.logOdds()) : 0;
                after += each.fold() == heldOut ? each.logLoss(trained) : 0;
            }
        }
        int size = outcomes.size();
        return new FittedRisk(fit(cases, each -> true), size, (double) silent / size, before / size, after / size);
    }

    private static RiskCalibration fit(List<Case> cases, Predicate<Case> who) {
        List<Case> chosen = cases.stream().filter(who).toList();
        double[] best = Simplex.maximumOfAny(raw -> logPosterior(raw, chosen), 0, 1, 0, 0, 0);
        return calibration(best);
    }

    private static double logPosterior(double[] raw, List<Case> cases) {
        RiskCalibration calibration = calibration(raw);
        double sum = 0;
        for (int i = 0; i < cases.size(); i++) {
            sum -= cases.get(i).logLoss(calibration);
        }
        for (int i = 0; i < raw.length; i++) {
            double deviation = i == 0 ? INTERCEPT_DEVIATION : COEFFICIENT_DEVIATION;
            double distance = (raw[i] - (i == 1 ? 1 : 0)) / deviation;
            sum -= distance * distance / 2;
        }
        return sum;
    }

    private static RiskCalibration calibration(double[] raw) {
        return RiskCalibration.bounded(raw[0], raw[1], raw[2], raw[3], raw[4]);
    }
}
