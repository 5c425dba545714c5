package dev.attune.domain.policy;

import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.SignalKind;
import org.jspecify.annotations.Nullable;

/**
 * Why a score is what it is: the stable codes of contributions, for churn risk and experience drop alike. The ordinal
 * is written to state: append only.
 */
public enum Reason {
    /** Base rate of leaving after an occasion, given how many there were. */
    PROPENSITY("retention"),
    /** Silence compared with the customer's own rhythm. */
    SILENCE("retention"),
    /** The final calibration; has no department of its own. */
    CALIBRATION(""),
    ERRORS("engineering"),
    SLOW("engineering"),
    EMPTY_SEARCH("merchandising"),
    FRUSTRATION("product"),
    PAYMENT_FAILED("payments"),
    LATE_DELIVERY("logistics"),
    LATE_ANSWER("support"),
    LONG_WAIT("support"),
    UNRESOLVED_TICKET("support"),
    NEGATIVE_SENTIMENT("support"),
    LOW_CSAT("support"),
    LOW_NPS("retention"),
    LOW_CES("product"),
    COMPLAINT("support"),
    RETURNS("merchandising"),
    ORDER_CANCELLED("retention"),
    SUBSCRIPTION_CANCELLED("retention"),
    /** A bad experience that was made good; speaks against leaving. */
    RECOVERED("support"),
    /** A visit after the last purchase, or a purchase only just made: who leaves does so soon after a purchase. */
    STAYED("retention"),
    /** A subscription that was to renew and did not. */
    NOT_RENEWED("retention"),
    /** More support contacts than purchases and visits explain. */
    FREQUENT_CONTACT("support"),
    /** Pages that were not to be had (status 400 to 499). */
    REFUSED("engineering"),
    /** The same pages round and round. */
    PAGE_LOOPS("product"),
    /** The same form again and again. */
    FORM_RETRIES("product"),
    CHECKOUT_FAILED("payments"),
    CHECKOUT_ABANDONED("product"),
    UNANSWERED("support"),
    TRANSFERS("support"),
    REOPENED("support"),
    ESCALATED("support"),
    LOW_REVIEW("product"),
    /** The customer brought somebody; speaks against leaving. */
    REFERRED("marketing"),
    /** The same matter on channel after channel. */
    CHANNEL_HOPS("support"),
    /** Marketing that reached a customer with a serious case open. */
    CONTRADICTION("marketing");

    private final String department;

    Reason(String department) {
        this.department = department;
    }

    /** The department that hears of it unless the policy says otherwise; empty where none does. */
    public String department() {
        return department;
    }

    /** Whether it is a term of the model itself rather than evidence, which alone can carry a weight. */
    public boolean isModelTerm() {
        return this == PROPENSITY || this == SILENCE || this == STAYED || this == CALIBRATION;
    }

    /** The feed that tells of it, and of its end; null of a term of the model. */
    public @Nullable EventStream feed() {
        return switch (this) {
            case PROPENSITY, SILENCE, STAYED, CALIBRATION -> null;
            case ERRORS,
                    SLOW,
                    EMPTY_SEARCH,
                    FRUSTRATION,
                    REFUSED,
                    PAGE_LOOPS,
                    FORM_RETRIES,
                    CHECKOUT_FAILED,
                    CHECKOUT_ABANDONED,
                    CONTRADICTION -> EventStream.CLICK;
            case PAYMENT_FAILED, LATE_DELIVERY, RETURNS, ORDER_CANCELLED, SUBSCRIPTION_CANCELLED, NOT_RENEWED ->
                EventStream.PURCHASE;
            case LATE_ANSWER,
                    LONG_WAIT,
                    UNRESOLVED_TICKET,
                    NEGATIVE_SENTIMENT,
                    LOW_CSAT,
                    LOW_NPS,
                    LOW_CES,
                    COMPLAINT,
                    RECOVERED,
                    FREQUENT_CONTACT,
                    UNANSWERED,
                    TRANSFERS,
                    REOPENED,
                    ESCALATED,
                    LOW_REVIEW,
                    REFERRED,
                    CHANNEL_HOPS -> EventStream.SUPPORT;
        };
    }

    /** The reason under which a signal is told. */
    public static Reason of(SignalKind signal) {
        return switch (signal) {
            case PAGE_LATENCY -> SLOW;
            case PAGE_ERROR -> ERRORS;
            case EMPTY_SEARCH -> EMPTY_SEARCH;
            case RAGE_CLICK, DEAD_CLICK -> FRUSTRATION;
            case PAYMENT_FAILURE -> PAYMENT_FAILED;
            case DELIVERY_LATENESS -> LATE_DELIVERY;
            case ANSWER_LATENESS -> LATE_ANSWER;
            case RESOLUTION_TIME -> LONG_WAIT;
            case SENTIMENT -> NEGATIVE_SENTIMENT;
            case CSAT -> LOW_CSAT;
            case NPS -> LOW_NPS;
            case CES -> LOW_CES;
            case RETURN -> RETURNS;
            case COMPLAINT -> COMPLAINT;
            case PAGE_REFUSAL -> REFUSED;
            case PAGE_LOOP -> PAGE_LOOPS;
            case FORM_RETRY -> FORM_RETRIES;
            case CHECKOUT_FAILURE -> CHECKOUT_FAILED;
            case CHECKOUT_ABANDONMENT -> CHECKOUT_ABANDONED;
            case RESPONSE_TIME -> LONG_WAIT;
            case UNANSWERED -> UNANSWERED;
            case TRANSFER -> TRANSFERS;
            case REOPENING -> REOPENED;
            case ESCALATION -> ESCALATED;
            case REVIEW -> LOW_REVIEW;
            case REFERRAL -> REFERRED;
            case CHANNEL_HOP -> CHANNEL_HOPS;
            case CONTRADICTION -> CONTRADICTION;
        };
    }
}
