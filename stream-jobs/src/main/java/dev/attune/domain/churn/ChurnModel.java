package dev.attune.domain.churn;

import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.RiskCalibration;
import dev.attune.domain.policy.SegmentParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Risk of leaving as additive log-odds: propensity + silence + evidence + calibration, in that one scale, so that the
 * explanation is the model and not a story about it.
 *
 * <p>Two clocks run the same purchase model. Session-days find the departed far better than purchases do (SCIENCE
 * section 1), so they carry pDead of a customer who has enough of them and does not buy more often than they visit, or
 * who never bought; purchase days carry it otherwise, and always carry pSilent and value.
 *
 * <p>Thread-safe; all methods are pure. {@link #logOdds} allocates nothing.
 */
public final class ChurnModel {

    private static final double DAYS_PER_WEEK = 7;

    /** Log-odds beyond which no calibration has seen anything; those of 1 in a double are infinite. */
    private static final double MOST_CERTAIN = 36;

    private static final Comparator<Contribution> LARGEST_FIRST =
            Comparator.comparingDouble(Contribution::points).reversed();

    private final ChurnPolicy policy;
    private final @Nullable RiskCalibration riskCalibration;
    private final SegmentModels common;
    private final Map<String, SegmentModels> bySegment = new HashMap<>();
    private final @Nullable EvidenceWeight[] weights = new EvidenceWeight[Reason.values().length];

    public ChurnModel(ChurnPolicy policy) {
        this.policy = policy;
        this.riskCalibration = RiskCalibration.at(policy.horizonDays(), policy.risk());
        this.common = new SegmentModels(new SegmentParameters(policy.purchase(), policy.activity(), policy.spend()));
        policy.segments().forEach((segment, own) -> bySegment.put(segment, new SegmentModels(own)));
        policy.evidence().forEach((reason, weight) -> weights[reason.ordinal()] = weight);
    }

    /** The bare models of customers of a segment. */
    public SegmentModels models(@Nullable String segment) {
        return segment == null || bySegment.isEmpty() ? common : bySegment.getOrDefault(segment, common);
    }

    /** Whether session-days carry pDead. */
    public boolean activityLeads(ChurnInputs inputs) {
        Clock sessions = inputs.activity();
        int enough = Math.max(policy.minimumSessionDays(), inputs.purchases().repeats());
        return sessions.started()
                && (sessions.repeats() >= enough || !inputs.purchases().started());
    }

    /** Calibrated log-odds of having left: exactly {@link ChurnRisk#logOdds}, without its explanation. */
    public double logOdds(ChurnInputs inputs) {
        double raw = rawLogOdds(inputs);
        return raw + calibration(raw);
    }

    /** The full judgement with its explanation; allocates, so ask for it when there is something to tell. */
    public ChurnRisk assess(ChurnInputs inputs) {
        List<Contribution> contributions = new ArrayList<>();
        boolean activityLeads = activityLeads(inputs);
        Clock clock = leading(inputs);
        PurchaseModel model = leadingModel(inputs, activityLeads);
        contributions.add(new Contribution(
                Reason.PROPENSITY.name(), propensity(inputs), clock.repeats() + 1, Double.NaN, ExpectationSource.NONE));
        contributions.add(new Contribution(
                Reason.SILENCE.name(),
                silence(inputs),
                (clock.age() - clock.ageAtLast()) * DAYS_PER_WEEK,
                model.expectedGap(clock.repeats(), clock.ageAtLast()) * DAYS_PER_WEEK,
                clock.repeats() > 0 ? ExpectationSource.OWN_BASELINE : ExpectationSource.SEGMENT));
        for (Evidence evidence : inputs.evidence()) {
            addUnlessZero(contributions, evidence.reason(), points(evidence), evidence.amount());
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

    /**
     * Probability in [0, 1] of no purchase within the policy's horizon, given the log-odds of having left: the final
     * calibration included, of those who have bought.
     */
    public double pSilent(ChurnInputs inputs, double logOdds) {
        double silent = uncalibratedSilence(inputs, logOdds);
        RiskCalibration calibration = riskCalibration;
        Clock clock = inputs.purchases();
        if (calibration == null || !clock.started()) {
            return silent;
        }
        return LogOdds.probability(
                calibration.of(boundedLogOdds(silent), clock.repeats(), clock.age() - clock.ageAtLast(), clock.age()));
    }

    /** Log-odds of a probability in [0, 1] as the final calibration takes them. */
    public static double boundedLogOdds(double probability) {
        return Math.max(-MOST_CERTAIN, Math.min(MOST_CERTAIN, LogOdds.of(probability)));
    }

    /** The same without the final calibration. */
    public double uncalibratedSilence(ChurnInputs inputs, double logOdds) {
        Clock clock = asBuyer(inputs.purchases());
        return models(inputs.segment())
                .purchases()
                .silentProbability(
                        logOdds, clock.repeats(), clock.ageAtLast(), clock.age(), policy.horizonDays() / DAYS_PER_WEEK);
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

    private ThresholdCrossing crossing(ChurnInputs inputs) {
        return new ThresholdCrossing(
                leadingModel(inputs, activityLeads(inputs)),
                leading(inputs),
                new FadingEvidence(inputs.evidence(), weights));
    }

    private PurchaseModel leadingModel(ChurnInputs inputs, boolean activityLeads) {
        SegmentModels models = models(inputs.segment());
        return activityLeads ? models.activity() : models.purchases();
    }

    private Clock leading(ChurnInputs inputs) {
        return activityLeads(inputs) ? inputs.activity() : asBuyer(inputs.purchases());
    }

    /** Who never bought is judged like a buyer who came when we first heard of them. */
    private static Clock asBuyer(Clock purchases) {
        return purchases.started() ? purchases : new Clock(0, 0, purchases.age());
    }

    private double rawLogOdds(ChurnInputs inputs) {
        double sum = propensity(inputs) + silence(inputs);
        List<Evidence> evidence = inputs.evidence();
        for (int i = 0; i < evidence.size(); i++) {
            sum += points(evidence.get(i));
        }
        return sum;
    }

    private double propensity(ChurnInputs inputs) {
        PurchaseModel model = leadingModel(inputs, activityLeads(inputs));
        return LogOdds.rounded(model.propensity(leading(inputs).repeats()));
    }

    private double silence(ChurnInputs inputs) {
        Clock clock = leading(inputs);
        PurchaseModel model = leadingModel(inputs, activityLeads(inputs));
        return LogOdds.rounded(model.silence(clock.repeats(), clock.ageAtLast(), clock.age()));
    }

    private double points(Evidence evidence) {
        EvidenceWeight weight = weights[evidence.reason().ordinal()];
        return weight == null ? 0 : LogOdds.rounded(weight.pointsOf(evidence.amount()));
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
