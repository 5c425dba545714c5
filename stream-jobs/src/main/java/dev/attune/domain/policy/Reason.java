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
    FREQUENT_CONTACT("support");

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
            case ERRORS, SLOW, EMPTY_SEARCH, FRUSTRATION -> EventStream.CLICK;
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
                    FREQUENT_CONTACT -> EventStream.SUPPORT;
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
        };
    }
}
