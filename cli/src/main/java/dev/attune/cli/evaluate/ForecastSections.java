package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.measure.AreaUnderCurve;
import dev.attune.cli.evaluate.measure.Bootstrap;
import dev.attune.cli.evaluate.measure.Calibration;
import dev.attune.cli.evaluate.measure.CalibrationLine;
import dev.attune.cli.evaluate.measure.Estimate;
import dev.attune.cli.evaluate.measure.Gains;
import dev.attune.cli.evaluate.measure.ProbabilityScores;
import dev.attune.cli.evaluate.measure.Scored;
import dev.attune.cli.evaluate.report.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sections that any forecast of a yes or no gets: how well it ranks, whether its probabilities hold.
 *
 * @param id prefix of the sections' ids
 * @param target what is forecast, in words
 * @param forecasts in the order they are told
 * @param reference the ranking that others are compared with
 * @param outcomes by customer
 */
record ForecastSections(String id, String target, List<Forecast> forecasts, Forecast reference, boolean[] outcomes) {

    private static final int PERFECT_DRAWS = 1000;

    private static final String RANKING = "AUC with the interval of DeLong 1988, paired where two are compared (same"
            + " customers); ties count half. Top-decile lift: rate in the tenth with the highest scores over the rate of"
            + " all (%.3f), at most %.2f here; bootstrap over customers.";

    private static final String PROBABILITY = "ECE: 10 bins of equal mass. A perfect model's ECE at this sample size:"
            + " outcomes drawn %d times from the probabilities themselves, mean and middle 95 %%. Skill: against saying"
            + " this sample's own rate to everyone. Intervals: bootstrap over customers; that of ECE runs high, since"
            + " resampling adds noise of its own. Calibration line: logit of the outcome on logit of the probability,"
            + " right at 0 and 1; Wald.";

    Section ranking(Bootstrap bootstrap) {
        double rate = forecasts.get(0).scored(outcomes).baseRate();
        Section section = Section.of(
                id + "_ranking",
                "Ranking: " + target,
                RANKING.formatted(rate, Math.min(1 / Gains.TOP_DECILE, 1 / rate)),
                "score",
                "customers",
                "positives",
                "auc",
                "auc_minus_" + reference.name().replace(' ', '_'),
                "top_decile_lift");
        for (Forecast forecast : forecasts) {
            Scored scored = forecast.scored(outcomes);
            section.row(
                    forecast.name(),
                    scored.size(),
                    scored.positives(),
                    area(forecast),
                    advantage(forecast),
                    bootstrap.of(scored, Gains::topDecileLift));
        }
        return section;
    }

    private Estimate area(Forecast forecast) {
        boolean[] given = forecast.givenOutcomes(outcomes);
        return forecast.scored(outcomes).hasBoth()
                ? new AreaUnderCurve(forecast.givenScores(), given).area()
                : Estimate.UNDEFINED;
    }

    private @Nullable Estimate advantage(Forecast forecast) {
        boolean comparable = !forecast.name().equals(reference.name())
                && forecast.isComplete()
                && reference.isComplete()
                && forecast.scored(outcomes).hasBoth();
        return comparable
                ? new AreaUnderCurve(forecast.scores(), outcomes)
                        .minus(new AreaUnderCurve(reference.scores(), outcomes))
                : null;
    }

    Section probability(Bootstrap bootstrap) {
        Section section = Section.of(
                        id + "_probability",
                        "Probability: " + target,
                        PROBABILITY.formatted(PERFECT_DRAWS),
                        "score",
                        "mean_predicted",
                        "observed",
                        "brier",
                        "brier_skill",
                        "log_loss",
                        "ece",
                        "ece_if_perfect",
                        "calibration_intercept",
                        "calibration_slope")
                .turned();
        for (Forecast forecast : probabilities()) {
            Scored scored = forecast.scored(outcomes);
            CalibrationLine line = CalibrationLine.of(scored);
            section.row(
                    forecast.name(),
                    scored.meanScore(),
                    scored.baseRate(),
                    bootstrap.of(scored, ProbabilityScores::brier),
                    bootstrap.of(scored, ProbabilityScores::brierSkill),
                    bootstrap.of(scored, ProbabilityScores::logLoss),
                    bootstrap.of(scored, Calibration::error),
                    Calibration.errorIfPerfect(scored, PERFECT_DRAWS, bootstrap.seed()),
                    line.intercept(),
                    line.slope());
        }
        return section;
    }

    Section bins() {
        Section section = Section.detail(
                id + "_calibration",
                "Calibration: " + target,
                "Each point is one of 10 bins of equal mass (here of about " + outcomes.length / Calibration.BINS
                        + " customers), from the lowest probabilities to the highest; intervals: Wilson. On the dotted line"
                        + " a probability means what it says.",
                "score",
                "bin",
                "customers",
                "positives",
                "predicted",
                "observed");
        for (Forecast forecast : probabilities()) {
            int number = 1;
            for (Calibration.Bin bin : Calibration.bins(forecast.scored(outcomes))) {
                section.row(
                        forecast.name(), number++, bin.customers(), bin.positives(), bin.predicted(), bin.observed());
            }
        }
        return section;
    }

    Section gains() {
        Section section = Section.detail(
                id + "_gains",
                "Lift and gains: " + target,
                "Going through the customers from the highest score down: share of what came true found among them, and"
                        + " that over the share of customers (lift).",
                "score",
                "share_of_customers",
                "share_found",
                "lift");
        for (Forecast forecast : forecasts) {
            for (Gains.Point point : Gains.byDecile(forecast.scored(outcomes))) {
                section.row(forecast.name(), point.customers(), point.found(), point.found() / point.customers());
            }
        }
        return section;
    }

    private List<Forecast> probabilities() {
        return forecasts.stream().filter(Forecast::isProbability).toList();
    }
}
