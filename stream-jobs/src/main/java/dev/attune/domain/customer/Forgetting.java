package dev.attune.domain.customer;

import dev.attune.domain.event.EventStream;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How evidence is forgotten: by the half-life of its weight, and not while the feed that would tell better news is stale.
 * One per customer model; hears of outages when the model does.
 */
final class Forgetting {

    private static final double LN_2 = 0.6931471805599453;

    private final @Nullable EvidenceWeight[] weights = new EvidenceWeight[Reason.values().length];
    private FeedOutages outages = FeedOutages.NONE;

    Forgetting(ChurnPolicy policy) {
        policy.evidence().forEach((reason, weight) -> weights[reason.ordinal()] = weight);
    }

    void hear(FeedOutages heard) {
        outages = heard;
    }

    /** The weight of a reason; null where the policy gives it none. */
    @Nullable
    EvidenceWeight weight(Reason reason) {
        return weights[reason.ordinal()];
    }

    /** The share in (0, 1] of evidence of a reason that one instant leaves to another, epoch milliseconds. */
    double remaining(Reason reason, EvidenceWeight weight, long from, long to) {
        if (to <= from) {
            return 1;
        }
        EventStream feed = reason.feed();
        long stale = feed == null ? 0 : outages.staleBetween(feed, from, to);
        double days = (to - from - stale) / (double) OccasionClock.MILLISECONDS_PER_DAY;
        return StrictMath.exp(-LN_2 * days / weight.halfLifeDays());
    }
}
