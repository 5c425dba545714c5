package dev.attune.domain.churn;

import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.churn.ChurnInputs.Occasions;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.RiskCalibration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Risk of leaving as additive log-odds: propensity + silence + stayed + evidence + calibration, in that one scale, so
 * that the explanation is the model and not a story about it.
 *
 * <p>Two clocks run the same purchase model ({@link TwoClocks}). Session-days find the departed far better than purchases
 * do (SCIENCE section 1), so they carry pDead where there are enough of them; purchase days carry it otherwise, and
 * always carry pSilent and value.
 *
 * <p>Thread-safe; all methods are pure. {@link #logOdds} and {@link #pSilent} allocate nothing.
 */
public final class ChurnModel {

    private static final double DAYS_PER_WEEK = 7;

    /** Log-odds beyond which no calibration has seen anything; those of 1 in a double are infinite. */
    private static final double MOST_CERTAIN = 36;

    /** More than the terms of the sum lose by rounding. */
    private static final double SUM_ROUNDING = 1e-7;

    private static final double LN_2 = 0.6931471805599453;

    private static final Comparator<Contribution> LARGEST_FIRST =
            Comparator.comparingDouble(Contribution::points).reversed();

    private final ChurnPolicy policy;
    private final @Nullable RiskCalibration riskCalibration;
    private final TwoClocks clocks;
    private final EvidenceScore evidence;

    public ChurnModel(ChurnPolicy policy) {
        this.policy = policy;
        this.riskCalibration = RiskCalibration.at(policy.horizonDays(), policy.risk());
        this.clocks = new TwoClocks(policy);
        this.evidence = new EvidenceScore(policy);
    }

    /** The bare models of customers of a segment. */
    public SegmentModels models(@Nullable String segment) {
        return clocks.models(segment);
    }

    /** Whether there are enough session-days to judge by; no purchase changes it, nor does silence. */
    public boolean visitsTell(ChurnInputs inputs) {
        return clocks.visitsTell(inputs);
    }

    /** Days after the first that speak for staying, of the clock that has more where visits tell. */
    public int repeats(ChurnInputs inputs) {
        return clocks.repeats(inputs);
    }

    /** Whether the clock of session-days tells the silence: there it is the more unusual. */
    public boolean activityLeads(ChurnInputs inputs) {
        return clocks.activityLeads(inputs);
    }

    /** Calibrated log-odds of having left: exactly {@link ChurnRisk#logOdds}, without its explanation. */
    public double logOdds(ChurnInputs inputs) {
        double raw = rawLogOdds(inputs);
        return raw + calibration(raw);
    }

    /** The full judgement with its explanation; allocates, so ask for it when there is something to tell. */
    public ChurnRisk assess(ChurnInputs inputs) {
        List<Contribution> contributions = new ArrayList<>();
        boolean activityLeads = clocks.activityLeads(inputs);
        addClocks(inputs, activityLeads, contributions);
        for (Evidence each : inputs.evidence()) {
            double points = evidence.points(inputs, each.reason());
            addUnlessZero(contributions, each.reason(), points, each.amount());
        }
        double raw = rawLogOdds(inputs);
        addUnlessZero(contributions, Reason.CALIBRATION, calibration(raw), Double.NaN);
        contributions.sort(LARGEST_FIRST);
        double logOdds = raw + calibration(raw);
        return new ChurnRisk(
                logOdds,
                LogOdds.probability(logOdds),
                pSilent(inputs, logOdds),
                activityLeads,
                List.copyOf(contributions));
    }

    private void addClocks(ChurnInputs inputs, boolean activityLeads, List<Contribution> to) {
        Occasions leading = activityLeads ? inputs.activity : inputs.purchases;
        SegmentModels models = models(inputs.segment());
        PurchaseModel model = activityLeads ? models.activity() : models.purchases();
        to.add(new Contribution(
                Reason.PROPENSITY.name(),
                LogOdds.rounded(clocks.propensity(inputs)),
                clocks.repeats(inputs) + 1,
                Double.NaN,
                ExpectationSource.NONE));
        int repeats = Math.max(leading.repeats(), 0);
        to.add(new Contribution(
                Reason.SILENCE.name(),
                LogOdds.rounded(clocks.silence(inputs, 0)),
                inputs.quiet() * DAYS_PER_WEEK,
                model.expectedGap(repeats, leading.ageAtLast()) * DAYS_PER_WEEK,
                repeats > 0 ? ExpectationSource.OWN_BASELINE : ExpectationSource.SEGMENT));
        addUnlessZero(to, Reason.STAYED, LogOdds.rounded(clocks.stayed(inputs, 0)), clocks.stayedDays(inputs));
    }

    /**
     * Probability in [0, 1] of no purchase within the policy's horizon, given the log-odds of having left: the final
     * calibration included, of those who have bought.
     */
    public double pSilent(ChurnInputs inputs, double logOdds) {
        double silent = uncalibratedSilence(inputs, logOdds);
        RiskCalibration calibration = riskCalibration;
        Occasions clock = inputs.purchases;
        if (calibration == null || !clock.started()) {
            return silent;
        }
        return LogOdds.probability(calibration.of(boundedLogOdds(silent), clock.repeats(), clock.quiet(), clock.age()));
    }

    /** Log-odds of a probability in [0, 1] as the final calibration takes them. */
    public static double boundedLogOdds(double probability) {
        return Math.max(-MOST_CERTAIN, Math.min(MOST_CERTAIN, LogOdds.of(probability)));
    }

    /** The same without the final calibration. */
    public double uncalibratedSilence(ChurnInputs inputs, double logOdds) {
        Occasions clock = inputs.purchases;
        return models(inputs.segment())
                .purchases()
                .silentProbability(
                        logOdds,
                        Math.max(clock.repeats(), 0),
                        clock.ageAtLast(),
                        clock.age(),
                        policy.horizonDays() / DAYS_PER_WEEK);
    }

    /**
     * When the log-odds first reach a threshold from below if nothing happens, silence growing and evidence fading.
     * Early by a second or two at most in ordinary cases and always valid as a bound: never late.
     *
     * @param at the instant that {@code inputs} describe, epoch milliseconds
     * @param threshold calibrated log-odds
     * @return epoch milliseconds: {@code at} where the threshold is reached already, else later than it;
     *     {@link Long#MAX_VALUE} where it is never reached
     */
    public long rises(ChurnInputs inputs, long at, double threshold) {
        return logOdds(inputs) >= threshold ? at : crossing(inputs).rises(at, uncalibrated(threshold));
    }

    /**
     * When the log-odds first fall to a threshold from above if nothing happens: only evidence that fades can do that.
     * Never late, like {@link #rises}, with the same result convention.
     */
    public long falls(ChurnInputs inputs, long at, double threshold) {
        return logOdds(inputs) <= threshold ? at : crossing(inputs).falls(at, uncalibrated(threshold));
    }

    /**
     * Weeks before which the log-odds cannot reach a threshold from below: as if what speaks for staying and fades were
     * gone already. Often early, always cheap, without memory; not positive where the threshold may be reached already.
     */
    public double risesNotBefore(ChurnInputs inputs, double threshold) {
        double room = uncalibrated(threshold) - SUM_ROUNDING - evidence.leaving(inputs);
        return clocks.reached(inputs, room);
    }

    /**
     * Weeks before which they cannot fall to a threshold: as if silence did not grow meanwhile, and all that speaks for
     * leaving faded with its shortest half-life; infinite where they never do.
     */
    public double fallsNotBefore(ChurnInputs inputs, double logOdds, double threshold) {
        double leaving = evidence.leaving(inputs);
        double room = Math.max(0, (logOdds - threshold) / policy.calibration().slope() - SUM_ROUNDING);
        if (leaving <= room) {
            return Double.POSITIVE_INFINITY;
        }
        double halfLives = -StrictMath.log1p(-room / leaving) / LN_2;
        return halfLives * evidence.shortestHalfLife(inputs);
    }

    private ThresholdCrossing crossing(ChurnInputs inputs) {
        return new ThresholdCrossing(clocks, inputs, evidence.fading(inputs));
    }

    private double rawLogOdds(ChurnInputs inputs) {
        double sum = LogOdds.rounded(clocks.propensity(inputs))
                + LogOdds.rounded(clocks.silence(inputs, 0))
                + LogOdds.rounded(clocks.stayed(inputs, 0));
        return inputs.hasEvidence() ? sum + evidence.points(inputs) : sum;
    }

    private double calibration(double raw) {
        double slope = policy.calibration().slope();
        return LogOdds.rounded(policy.calibration().shift() + (slope - 1) * raw);
    }

    private double uncalibrated(double threshold) {
        return (threshold - policy.calibration().shift()) / policy.calibration().slope();
    }

    private static void addUnlessZero(List<Contribution> to, Reason reason, double points, double observed) {
        if (points != 0) {
            to.add(new Contribution(reason.name(), points, observed, Double.NaN, ExpectationSource.NONE));
        }
    }
}
