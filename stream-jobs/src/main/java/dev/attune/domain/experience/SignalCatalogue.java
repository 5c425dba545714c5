package dev.attune.domain.experience;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.event.SurveyKind;
import dev.attune.domain.policy.ExperiencePolicy;

/**
 * Which signals an interaction carries by itself; docs/signals.md is the whole catalogue. Those that need memory (a
 * promise, an open case, the steps before) are added by who remembers.
 */
public final class SignalCatalogue {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_AUTHENTICATION = 407;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int CLIENT_CLOSED = 499;
    private static final double MILLISECONDS_PER_HOUR = 3_600_000;

    /** Shortest wait for support told apart, hours: what is faster was not waited for. */
    private static final double SHORTEST_WAIT_HOURS = 0.1;

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

    /**
     * Whether the customer met an error of ours: told so, or with a status of 500 and above, or with an error code. A page
     * that is not there in time (408) or not to everybody (429) is ours too; one that was refused is told apart.
     */
    public static boolean isError(Click click) {
        if (isRefused(click)) {
            return false;
        }
        boolean ours = click.status() >= SERVER_ERROR
                || click.status() == REQUEST_TIMEOUT
                || click.status() == TOO_MANY_REQUESTS;
        return ours || click.kind() == ClickKind.ERROR || click.errorCode() != null;
    }

    /**
     * Whether the customer was refused a page: a status of 400 to 499, but for those that ask for a login (401, 407), that
     * the customer caused by going on (499), and that are errors of ours (408, 429).
     */
    public static boolean isRefused(Click click) {
        int status = click.status();
        return status >= CLIENT_ERROR
                && status < CLIENT_CLOSED
                && status != UNAUTHORIZED
                && status != PROXY_AUTHENTICATION
                && status != REQUEST_TIMEOUT
                && status != TOO_MANY_REQUESTS;
    }

    private void readClick(Click click, String touchpoint, Signals into) {
        if (click.kind() == ClickKind.CONTACT_SENT || click.kind() == ClickKind.REACTION) {
            return;
        }
        readOutcome(click, into);
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

    /** One fault is one signal: of a checkout, or of a page, which either failed or was refused. */
    private static void readOutcome(Click click, Signals into) {
        boolean error = isError(click);
        boolean refused = isRefused(click);
        if (click.kind() == ClickKind.CHECKOUT) {
            into.add(SignalKind.CHECKOUT_FAILURE, error || refused);
            return;
        }
        if (click.status() >= 0 && !error) {
            into.addTrouble(SignalKind.PAGE_REFUSAL, refused);
        }
        boolean measured = click.latencyMs() >= 0 || click.status() >= 0 || click.kind() == ClickKind.PAGE_VIEW;
        if (error || (measured && !refused)) {
            into.add(SignalKind.PAGE_ERROR, error);
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
            case COMPLAINT -> into.add(SignalKind.COMPLAINT, true);
            case ESCALATED -> into.add(SignalKind.ESCALATION, true);
            case REOPENED -> into.add(SignalKind.REOPENING, true);
            case TRANSFERRED -> into.add(SignalKind.TRANSFER, true);
            case REPLIED -> into.addTrouble(SignalKind.TRANSFER, false);
            case RESOLVED -> {
                into.addTrouble(SignalKind.TRANSFER, false);
                into.addTrouble(SignalKind.REOPENING, false);
                into.addTrouble(SignalKind.ESCALATION, false);
            }
            case REFERRAL -> into.add(SignalKind.REFERRAL, false);
            case SURVEY, REVIEW, OTHER -> {}
        }
        if (!Double.isNaN(support.sentiment())) {
            double satisfaction = Satisfaction.ofSentiment(support.sentiment());
            into.add(SignalKind.SENTIMENT, 1 - satisfaction, satisfaction);
        }
        SurveyKind survey = support.survey();
        if (support.kind() == SupportKind.REVIEW && support.rated()) {
            double place = place(support);
            into.add(SignalKind.REVIEW, 1 - place, place);
        } else if (survey != null && survey != SurveyKind.OTHER && support.rated()) {
            readRating(support, survey, into);
        }
    }

    private static void readRating(Support support, SurveyKind survey, Signals into) {
        double place = place(support);
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

    private static double place(Support support) {
        return Satisfaction.ofRating(support.score(), support.scaleMin(), support.scaleMax(), support.highIsGood());
    }

    /** Adds how long a case took until it was first replied to, milliseconds. */
    public static void addResponse(long milliseconds, Signals into) {
        double hours = hours(milliseconds);
        into.add(SignalKind.RESPONSE_TIME, StrictMath.log(hours), Satisfaction.ofResponse(hours));
    }

    /** Adds how long a case took, milliseconds. */
    public static void addResolution(long milliseconds, Signals into) {
        double hours = hours(milliseconds);
        into.add(SignalKind.RESOLUTION_TIME, StrictMath.log(hours), Satisfaction.ofResolution(hours));
    }

    private static double hours(long milliseconds) {
        return Math.max(SHORTEST_WAIT_HOURS, milliseconds / MILLISECONDS_PER_HOUR);
    }
}
