package dev.attune.fit;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.churn.PurchaseModel;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as they stood at an instant, and whether they were ever seen again within {@value #GAPS} of their expected
 * gaps: what can be known of having left.
 *
 * @param inputs what was known at the instant
 * @param base log-odds of having left without evidence, not calibrated
 * @param terms evidence of reasons that the policy weighs
 * @param gone whether there was neither a purchase nor a visit
 * @param daysAgo the instant
 * @param fold who is held out together
 */
record Departure(ChurnInputs inputs, double base, List<Term> terms, boolean gone, int daysAgo, int fold) {

    static final double GAPS = 4;

    private static final double DAYS_PER_WEEK = 7;

    /**
     * Points of one reason as a function of its weight, as the model counts them.
     *
     * @param points per point of the weight
     * @param cap of the points either way
     */
    record Term(Reason reason, double points, double cap) {

        double of(double weight) {
            return Math.max(-cap, Math.min(cap, weight * points));
        }

        /** By the weight; 0 where the cap holds. */
        double slope(double weight) {
            return Math.abs(weight * points) < cap ? points : 0;
        }
    }

    /**
     * @param model without evidence and calibration
     * @param policy whose rules of evidence hold
     * @return null where time has not told yet
     */
    static @Nullable Departure of(
            MaturedHistory matured, @Nullable String segment, int fold, ChurnModel model, ChurnPolicy policy) {
        ChurnInputs inputs = matured.inputs(segment);
        boolean visitsTell = model.visitsTell(inputs);
        ChurnInputs.Clock clock = visitsTell ? inputs.activity() : inputs.purchases();
        if (!clock.started()) {
            return null;
        }
        PurchaseModel renewals = visitsTell
                ? model.models(segment).activity()
                : model.models(segment).purchases();
        double window = GAPS * renewals.expectedGap(clock.repeats(), clock.ageAtLast());
        if (window * DAYS_PER_WEEK > matured.daysAgo()) {
            return null;
        }
        return new Departure(
                inputs,
                model.logOdds(inputs),
                terms(inputs, policy),
                matured.untilOccasion() > window,
                matured.daysAgo(),
                fold);
    }

    private static List<Term> terms(ChurnInputs inputs, ChurnPolicy policy) {
        List<Term> terms = new ArrayList<>();
        double share = policy.evidenceRule().share(inputs.purchases().repeats());
        for (Evidence evidence : inputs.evidence()) {
            EvidenceWeight weight = policy.evidence().get(evidence.reason());
            if (weight != null && evidence.amount() > 0) {
                double counts = weight.points() > 0 ? share : 1;
                terms.add(new Term(evidence.reason(), evidence.amount() * counts, weight.cap() * counts));
            }
        }
        return terms;
    }

    /** Log-odds before calibration under weights by ordinal of reason. */
    double raw(double[] weights) {
        double sum = base;
        for (Term term : terms) {
            sum += term.of(weights[term.reason().ordinal()]);
        }
        return sum;
    }

    /** Negative log-likelihood of what became of the customer. */
    double loss(double logOdds) {
        return LogLoss.of(logOdds, gone);
    }

    double loss(double[] weights, Calibration calibration) {
        return loss(calibration.of(raw(weights)));
    }

    /** Derivative of {@link #loss(double)}. */
    double gradient(double logOdds) {
        return LogOdds.probability(logOdds) - (gone ? 1 : 0);
    }
}
