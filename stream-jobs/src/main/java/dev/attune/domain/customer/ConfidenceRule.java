package dev.attune.domain.customer;

import dev.attune.domain.episode.Confidence;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.policy.ConfidencePolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * How much the figures of a customer can be trusted: the mean of four shares, each what is known (purchase days,
 * session-days, signals, age) over what the policy asks for, at most 1; a fifth less with mixed currencies, half for each feed
 * that is not delivered now. What is
 * missing is named by code; a customer who never called support is named so too, and not trusted less for it.
 */
final class ConfidenceRule {

    /** In the order of the alphabet, as told. */
    private static final String[] CODES = {
        "FEW_PURCHASES",
        "FEW_SESSIONS",
        "FEW_SIGNALS",
        "MIXED_CURRENCY",
        "NO_CLICKS",
        "NO_PURCHASES",
        "NO_SUPPORT",
        "STALE_CLICKS",
        "STALE_PURCHASES",
        "STALE_SUPPORT",
        "YOUNG"
    };

    private static final double MIXED_CURRENCY_FACTOR = 0.8;

    private static final double STALE_FEED_FACTOR = 0.5;

    private final ConfidencePolicy policy;
    private FeedOutages outages = FeedOutages.NONE;

    ConfidenceRule(ConfidencePolicy policy) {
        this.policy = policy;
    }

    Confidence of(CustomerProfile profile, long at) {
        double purchases = share(profile.purchases.days(), policy.minimumPurchaseDays());
        double sessions = share(profile.activity.days(), policy.minimumSessionDays());
        double signals = share(profile.drop.observations(), policy.minimumSignals());
        double age = share(
                (at - profile.firstEventTime) / (double) OccasionClock.MILLISECONDS_PER_DAY, policy.minimumAgeDays());
        boolean mixed = profile.spending.mixed();
        boolean[] missing = {
            purchases < 1,
            sessions < 1,
            signals < 1,
            mixed,
            profile.clicks == 0,
            profile.purchaseEvents == 0,
            profile.supportEvents == 0,
            isStale(EventStream.CLICK),
            isStale(EventStream.PURCHASE),
            isStale(EventStream.SUPPORT),
            age < 1
        };
        List<String> codes = new ArrayList<>(CODES.length);
        for (int i = 0; i < CODES.length; i++) {
            if (missing[i]) {
                codes.add(CODES[i]);
            }
        }
        double level = (purchases + sessions + signals + age) / 4 * (mixed ? MIXED_CURRENCY_FACTOR : 1);
        for (EventStream feed : EventStream.values()) {
            level *= isStale(feed) ? STALE_FEED_FACTOR : 1;
        }
        return new Confidence(level, List.copyOf(codes));
    }

    void hear(FeedOutages heard) {
        outages = heard;
    }

    private boolean isStale(EventStream feed) {
        return outages.staleSince(feed) != FeedOutages.NEVER;
    }

    private static double share(double known, int asked) {
        return asked == 0 ? 1 : Math.max(0, Math.min(1, known / asked));
    }
}
