package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.churn.PurchaseModel;
import dev.attune.domain.churn.SegmentModels;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An instant before which silence cannot carry the log-odds of having left across a limit: never late, often early,
 * always cheap. After an event that is all that is needed, since most deadlines are overtaken by the next event; only
 * when one comes does {@link ChurnModel} work out the exact instant.
 */
final class SilenceBound {

    private static final double MILLISECONDS_PER_WEEK = 7.0 * OccasionClock.MILLISECONDS_PER_DAY;
    private static final double MILLISECONDS_PER_DAY = OccasionClock.MILLISECONDS_PER_DAY;
    private static final double LN_2 = 0.6931471805599453;

    /** More than the terms of the model lose by rounding. */
    private static final double ROUNDING = 1e-7;

    private final ChurnModel model;
    private final ChurnPolicy policy;
    private final @Nullable EvidenceWeight[] weights = new EvidenceWeight[Reason.values().length];

    SilenceBound(ChurnModel model, ChurnPolicy policy) {
        this.model = model;
        this.policy = policy;
        policy.evidence().forEach((reason, weight) -> weights[reason.ordinal()] = weight);
    }

    /** Not after the log-odds reach {@code limit} from below: as if what speaks for staying were gone already. */
    long rises(Standpoint now, double limit) {
        ChurnInputs inputs = now.inputs();
        boolean activityLeads = model.activityLeads(inputs);
        Clock clock = activityLeads ? inputs.activity() : inputs.purchases();
        if (!clock.started()) {
            return now.at();
        }
        SegmentModels models = model.models(inputs.segment());
        PurchaseModel renewals = activityLeads ? models.activity() : models.purchases();
        double age = renewals.deadline(
                clock.repeats(), clock.ageAtLast(), raw(limit) - ROUNDING, leaving(inputs.evidence()));
        return after(now.at(), (age - clock.age()) * MILLISECONDS_PER_WEEK);
    }

    /**
     * Not after the log-odds fall to {@code limit} from above: as if silence did not grow meanwhile, and all that speaks
     * for leaving faded with its shortest half-life.
     */
    long falls(Standpoint now, double limit) {
        double leaving = leaving(now.inputs().evidence());
        double room = (now.logOdds() - limit) / policy.calibration().slope() - ROUNDING;
        if (leaving <= room) {
            return Long.MAX_VALUE;
        }
        double halfLives = -StrictMath.log1p(-Math.max(0, room) / leaving) / LN_2;
        return after(now.at(), halfLives * shortestHalfLife(now.inputs().evidence()) * MILLISECONDS_PER_DAY);
    }

    private double raw(double limit) {
        return (limit - policy.calibration().shift()) / policy.calibration().slope();
    }

    private double leaving(List<Evidence> evidence) {
        double sum = 0;
        for (int i = 0; i < evidence.size(); i++) {
            EvidenceWeight weight = weights[evidence.get(i).reason().ordinal()];
            if (weight != null) {
                sum += Math.max(0, weight.pointsOf(evidence.get(i).amount()));
            }
        }
        return sum;
    }

    private double shortestHalfLife(List<Evidence> evidence) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < evidence.size(); i++) {
            EvidenceWeight weight = weights[evidence.get(i).reason().ordinal()];
            if (weight != null && weight.points() > 0) {
                shortest = Math.min(shortest, weight.halfLifeDays());
            }
        }
        return shortest;
    }

    private static long after(long at, double milliseconds) {
        if (!(milliseconds < Long.MAX_VALUE / 4.0)) {
            return Long.MAX_VALUE;
        }
        return at + (long) Math.floor(Math.max(0, milliseconds));
    }
}
