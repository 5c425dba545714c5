package dev.attune.domain.customer;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.episode.Wishes;
import dev.attune.domain.feedback.FeedbackMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said of one customer's alerts, as wishes: nothing of what is muted or snoozed, no reminder of what is
 * acknowledged. One of them is set again and again, which costs no memory.
 */
final class FeedbackWishes implements Wishes {

    private CustomerProfile profile = new CustomerProfile();
    private FeedbackMemory memory = new FeedbackMemory();

    FeedbackWishes of(CustomerProfile ofCustomer, FeedbackMemory said) {
        profile = ofCustomer;
        memory = said;
        return this;
    }

    @Override
    public @Nullable SuppressionReason against(AlertKind kind, Trigger due, long at) {
        if (memory.isMuting() && memory.muted(kind, worst(kind), at)) {
            return SuppressionReason.MUTED;
        }
        if (memory.snoozed(kind, at)) {
            return SuppressionReason.SNOOZED;
        }
        return due == Trigger.REMINDER && memory.acknowledged(kind) ? SuppressionReason.ACKNOWLEDGED : null;
    }

    /** Early where of several mutes the first ends: then it is asked again. */
    @Override
    public long until(AlertKind kind, Trigger due, long at) {
        return memory.quietEnds(kind, at);
    }

    private @Nullable String worst(AlertKind kind) {
        if (kind == AlertKind.CHURN_RISK) {
            return null;
        }
        List<String> touchpoints = DropExplanation.touchpoints(profile.drop.excursion());
        return touchpoints.isEmpty() ? null : touchpoints.get(0);
    }
}
