package dev.attune.domain.event;

import static dev.attune.domain.event.SignalKind.Contact.DIRECT;
import static dev.attune.domain.event.SignalKind.Contact.INDIRECT;
import static dev.attune.domain.event.SignalKind.Dimension.EMOTIONAL;
import static dev.attune.domain.event.SignalKind.Dimension.PHYSICAL;
import static dev.attune.domain.event.SignalKind.Dimension.RATIONAL;
import static dev.attune.domain.event.SignalKind.Dimension.SENSORY;
import static dev.attune.domain.event.SignalKind.Group.ADVERTISING;
import static dev.attune.domain.event.SignalKind.Group.CARE;
import static dev.attune.domain.event.SignalKind.Group.DELIVERY;
import static dev.attune.domain.event.SignalKind.Group.EASE_OF_USE;
import static dev.attune.domain.event.SignalKind.Group.FEATURES;
import static dev.attune.domain.event.SignalKind.Group.PACKAGING;
import static dev.attune.domain.event.SignalKind.Group.PAYMENT;
import static dev.attune.domain.event.SignalKind.Group.PURCHASE;
import static dev.attune.domain.event.SignalKind.Group.RELIABILITY;
import static dev.attune.domain.event.SignalKind.Unit.DISSATISFACTION;
import static dev.attune.domain.event.SignalKind.Unit.LOG_HOURS;
import static dev.attune.domain.event.SignalKind.Unit.LOG_MILLISECONDS;
import static dev.attune.domain.event.SignalKind.Unit.YES_OR_NO;

/**
 * The aspects of an interaction that are measured: docs/signals.md is their catalogue. More is worse in all of them. The
 * ordinal is written to state: append only, and no more than 31, because expectations keep them as bits of an int.
 */
public enum SignalKind {
    /** How long a page or a step on it took. */
    PAGE_LATENCY(LOG_MILLISECONDS, SENSORY, EASE_OF_USE, DIRECT),
    /** Whether a page showed an error. */
    PAGE_ERROR(YES_OR_NO, RATIONAL, RELIABILITY, DIRECT),
    /** Whether a search found nothing. */
    EMPTY_SEARCH(YES_OR_NO, RATIONAL, FEATURES, DIRECT),
    /** Whether clicks were repeated in anger. */
    RAGE_CLICK(YES_OR_NO, EMOTIONAL, EASE_OF_USE, DIRECT),
    /** Whether a click had no effect. */
    DEAD_CLICK(YES_OR_NO, SENSORY, EASE_OF_USE, DIRECT),
    /** Whether a payment failed. */
    PAYMENT_FAILURE(YES_OR_NO, RATIONAL, PAYMENT, DIRECT),
    /** Whether a delivery came after its promise. */
    DELIVERY_LATENESS(YES_OR_NO, PHYSICAL, DELIVERY, DIRECT),
    /** Whether an answer came after its promise. */
    ANSWER_LATENESS(YES_OR_NO, RATIONAL, CARE, DIRECT),
    /** How long it took until a case was resolved. */
    RESOLUTION_TIME(LOG_HOURS, RATIONAL, CARE, DIRECT),
    /** Dissatisfaction in words, by their sentiment. */
    SENTIMENT(DISSATISFACTION, EMOTIONAL, CARE, DIRECT),
    /** Dissatisfaction on the declared scale of a survey of satisfaction. */
    CSAT(DISSATISFACTION, EMOTIONAL, CARE, DIRECT),
    /** Unwillingness to recommend, on the declared scale. */
    NPS(DISSATISFACTION, EMOTIONAL, FEATURES, DIRECT),
    /** Effort, on the declared scale. */
    CES(DISSATISFACTION, RATIONAL, EASE_OF_USE, DIRECT),
    /** Whether an order came back. */
    RETURN(YES_OR_NO, PHYSICAL, PACKAGING, DIRECT),
    /** Whether a contact was a complaint. */
    COMPLAINT(YES_OR_NO, EMOTIONAL, CARE, DIRECT),
    /** Whether a page was refused to the customer (status 400 to 499). */
    PAGE_REFUSAL(YES_OR_NO, RATIONAL, RELIABILITY, DIRECT),
    /** Whether a session went in circles. */
    PAGE_LOOP(YES_OR_NO, RATIONAL, EASE_OF_USE, DIRECT),
    /** Whether a form was sent again and again. */
    FORM_RETRY(YES_OR_NO, RATIONAL, EASE_OF_USE, DIRECT),
    /** Whether a step of a checkout failed. */
    CHECKOUT_FAILURE(YES_OR_NO, RATIONAL, PURCHASE, DIRECT),
    /** Whether a checkout was left without a purchase. */
    CHECKOUT_ABANDONMENT(YES_OR_NO, RATIONAL, PURCHASE, DIRECT),
    /** How long it took until a case was first replied to. */
    RESPONSE_TIME(LOG_HOURS, RATIONAL, CARE, DIRECT),
    /** Whether a case without a promise was left without a reply. */
    UNANSWERED(YES_OR_NO, EMOTIONAL, CARE, DIRECT),
    /** Whether a case was passed on. */
    TRANSFER(YES_OR_NO, RATIONAL, CARE, DIRECT),
    /** Whether a case that was resolved had to be opened again. */
    REOPENING(YES_OR_NO, RATIONAL, CARE, DIRECT),
    /** Whether a case was escalated. */
    ESCALATION(YES_OR_NO, EMOTIONAL, CARE, DIRECT),
    /** Dissatisfaction on the declared scale of a review. */
    REVIEW(DISSATISFACTION, EMOTIONAL, FEATURES, INDIRECT),
    /** A referral, which is never bad: the customer brought somebody. */
    REFERRAL(YES_OR_NO, EMOTIONAL, FEATURES, INDIRECT),
    /** Whether a contact repeated an earlier one on another channel. */
    CHANNEL_HOP(YES_OR_NO, RATIONAL, CARE, DIRECT),
    /** Whether a marketing contact came while a serious case was open. */
    CONTRADICTION(YES_OR_NO, EMOTIONAL, ADVERTISING, INDIRECT);

    private final Unit unit;
    private final Dimension dimension;
    private final Group group;
    private final Contact contact;

    SignalKind(Unit unit, Dimension dimension, Group group, Contact contact) {
        this.unit = unit;
        this.dimension = dimension;
        this.group = group;
        this.contact = contact;
    }

    public Unit unit() {
        return unit;
    }

    public Family family() {
        return unit.family;
    }

    public Dimension dimension() {
        return dimension;
    }

    public Group group() {
        return group;
    }

    public Contact contact() {
        return contact;
    }

    /** How a signal varies; more is worse in both. */
    public enum Family {
        /** A number, normal around the customer's own mean. */
        NORMAL,
        /** A yes or no, at the customer's own rate. */
        RATE
    }

    /** What the value of a signal is. */
    public enum Unit {
        /** Natural logarithm of milliseconds. */
        LOG_MILLISECONDS(Family.NORMAL),
        /** Natural logarithm of hours. */
        LOG_HOURS(Family.NORMAL),
        /** 1 minus the place on the scale in its good direction, in [0, 1]. */
        DISSATISFACTION(Family.NORMAL),
        /** 1 where the bad thing happened, else 0; its mean is a rate. */
        YES_OR_NO(Family.RATE);

        private final Family family;

        Unit(Family family) {
            this.family = family;
        }
    }

    /** What of the customer is touched (Gentile, Spiller, Noci 2007; Schmitt 1999). */
    public enum Dimension {
        RATIONAL,
        EMOTIONAL,
        SENSORY,
        PHYSICAL
    }

    /** Which part of what we offer is met (after Meyer, Schwager 2007, with the purchase, the payment and the delivery). */
    public enum Group {
        CARE,
        ADVERTISING,
        PACKAGING,
        FEATURES,
        EASE_OF_USE,
        RELIABILITY,
        PURCHASE,
        PAYMENT,
        DELIVERY
    }

    /** Whether the customer dealt with us, or met what is said of us (Meyer, Schwager 2007); the policy weighs them. */
    public enum Contact {
        DIRECT,
        INDIRECT
    }
}
