package dev.attune.domain.experience;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SurveyKind;
import dev.attune.domain.policy.ExperiencePolicy;

/**
 * Which signals an interaction carries by itself. Those that need memory (a promise, an open case) are added by who
 * remembers, through {@link #addDelivery}, {@link #addAnswer} and {@link #addResolution}.
 */
public final class SignalCatalogue {

    private static final int SERVER_ERROR = 500;
    private static final double MILLISECONDS_PER_HOUR = 3_600_000;

    /** Shortest resolution told apart, hours: what is faster was not waited for. */
    private static final double SHORTEST_RESOLUTION_HOURS = 0.1;

    private final ExperiencePolicy policy;

    public SignalCatalogue(ExperiencePolicy policy) {
        this.policy = policy;
    }

    /** Adds the signals of {@code interaction}, met at {@code touchpoint}. */
    public void read(Interaction interaction, String touchpoint, Signals into) {
        if (interaction instanceof Click click) {
            readClick(click, touchpoint, into);
        } else if (interaction instanceof Purchase purchase) {
            readPurchase(purchase, into);
        } else if (interaction instanceof Support support) {
            readSupport(support, into);
        }
    }

    /** Whether the customer met an error: told so, or with a status of 500 and above, or with an error code. */
    public static boolean isError(Click click) {
        return click.kind() == ClickKind.ERROR || click.status() >= SERVER_ERROR || click.errorCode() != null;
    }

    private void readClick(Click click, String touchpoint, Signals into) {
        if (click.kind() == ClickKind.CONTACT_SENT || click.kind() == ClickKind.REACTION) {
            return;
        }
        boolean error = isError(click);
        if (error || click.latencyMs() >= 0 || click.status() >= 0 || click.kind() == ClickKind.PAGE_VIEW) {
            into.add(SignalKind.PAGE_ERROR, error);
        }
        if (click.latencyMs() >= 0) {
            double target = policy.latencyTargetMs(touchpoint);
            double comparable = Math.max(1, click.latencyMs()) * (policy.latencyTargetMs() / target);
            into.add(
                    SignalKind.PAGE_LATENCY,
                    StrictMath.log(comparable),
                    Satisfaction.ofLatency(click.latencyMs(), target));
        }
        if (click.kind() == ClickKind.SEARCH && click.resultCount() >= 0) {
            into.add(SignalKind.EMPTY_SEARCH, click.resultCount() == 0);
        }
    }

    private static void readPurchase(Purchase purchase, Signals into) {
        switch (purchase.kind()) {
            case PLACED, SUBSCRIPTION_RENEWED -> into.add(SignalKind.PAYMENT_FAILURE, false);
            case PAYMENT_FAILED -> into.add(SignalKind.PAYMENT_FAILURE, true);
            case DELIVERED -> into.add(SignalKind.RETURN, false);
            case RETURNED -> into.add(SignalKind.RETURN, true);
            case CANCELLED, SHIPPED, REFUNDED, SUBSCRIPTION_CANCELLED, OTHER -> {}
        }
    }

    private static void readSupport(Support support, Signals into) {
        switch (support.kind()) {
            case OPENED -> into.add(SignalKind.COMPLAINT, false);
            case COMPLAINT, ESCALATED, REOPENED -> into.add(SignalKind.COMPLAINT, true);
            case REPLIED, TRANSFERRED, RESOLVED, SURVEY, REVIEW, REFERRAL, OTHER -> {}
        }
        if (!Double.isNaN(support.sentiment())) {
            double satisfaction = Satisfaction.ofSentiment(support.sentiment());
            into.add(SignalKind.SENTIMENT, 1 - satisfaction, satisfaction);
        }
        SurveyKind survey = support.survey();
        if (survey != null && survey != SurveyKind.OTHER && support.rated()) {
            readRating(support, survey, into);
        }
    }

    private static void readRating(Support support, SurveyKind survey, Signals into) {
        double place =
                Satisfaction.ofRating(support.score(), support.scaleMin(), support.scaleMax(), support.highIsGood());
        switch (survey) {
            case CSAT -> into.add(SignalKind.CSAT, 1 - place, place);
            case CES -> into.add(SignalKind.CES, 1 - place, place);
            case NPS ->
                into.add(
                        SignalKind.NPS,
                        1 - place,
                        Satisfaction.ofRecommendation(
                                support.score(), support.scaleMin(), support.scaleMax(), support.highIsGood()));
            case OTHER -> {}
        }
    }

    /** Adds whether a promised delivery came too late. */
    public static void addDelivery(boolean late, Signals into) {
        into.add(SignalKind.DELIVERY_LATENESS, late);
    }

    /** Adds whether a promised answer came too late. */
    public static void addAnswer(boolean late, Signals into) {
        into.add(SignalKind.ANSWER_LATENESS, late);
    }

    /** Adds how long a case took, milliseconds. */
    public static void addResolution(long milliseconds, Signals into) {
        double hours = Math.max(SHORTEST_RESOLUTION_HOURS, milliseconds / MILLISECONDS_PER_HOUR);
        into.add(SignalKind.RESOLUTION_TIME, StrictMath.log(hours), Satisfaction.ofResolution(hours));
    }
}
