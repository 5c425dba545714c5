package dev.attune.cli.alerts;

import dev.attune.cli.alerts.AlertRecord.Part;
import java.util.Locale;

/** The phrase for each reason; a code not known here is told as its own words. */
final class ReasonWords {

    private static final double SEVERAL = 1.5;

    private ReasonWords() {}

    static String of(Part part, boolean churnRisk) {
        if (part.reason().equals("SILENCE")) {
            return silence(part);
        }
        return churnRisk ? sinceLastPurchase(part) : againstExpectation(part);
    }

    private static String silence(Part part) {
        if (!part.isObserved()) {
            return "unusually silent";
        }
        String now = Figures.days(part.observed());
        if (!part.isCompared()) {
            return "silent for " + now;
        }
        String usual = Figures.days(part.expected());
        return part.source().equals("OWN_BASELINE")
                ? "usually every %s, now silent for %s".formatted(usual, now)
                : "silent for %s where others come back after %s".formatted(now, usual);
    }

    /** So often since the last purchase; where nobody counted, by what is left of it. */
    private static String sinceLastPurchase(Part part) {
        return switch (part.reason()) {
            case "ERRORS" -> times(part, "an error met on a page", "errors met on pages");
            case "SLOW" -> times(part, "a slow page", "slow pages");
            case "EMPTY_SEARCH" -> times(part, "a search that found nothing", "searches that found nothing");
            case "FRUSTRATION" -> times(part, "a burst of clicks in anger", "bursts of clicks in anger");
            case "PAYMENT_FAILED" -> times(part, "a failed payment", "failed payments");
            case "LATE_DELIVERY" -> times(part, "a late delivery", "late deliveries");
            case "LATE_ANSWER" -> times(part, "a late answer from support", "late answers from support");
            case "LONG_WAIT" -> times(part, "a long wait for support", "long waits for support");
            case "UNRESOLVED_TICKET" -> times(part, "an unresolved ticket", "unresolved tickets");
            case "NEGATIVE_SENTIMENT" -> times(part, "an unhappy message to support", "unhappy messages to support");
            case "LOW_CSAT" -> times(part, "a low satisfaction rating", "low satisfaction ratings");
            case "LOW_NPS" -> "would not recommend us";
            case "LOW_CES" -> "found it hard to get things done";
            case "COMPLAINT" -> times(part, "a complaint", "complaints");
            case "RETURNS" -> times(part, "a returned order", "returned orders");
            case "ORDER_CANCELLED" -> times(part, "a cancelled order", "cancelled orders");
            case "SUBSCRIPTION_CANCELLED" -> "a cancelled subscription";
            case "RECOVERED" -> times(part, "a bad experience was made good", "bad experiences were made good");
            case "STAYED" -> stayed(part);
            case "NOT_RENEWED" -> "a subscription that was not renewed";
            case "REFUSED" -> times(part, "a page that was not to be had", "pages that were not to be had");
            case "PAGE_LOOPS" -> times(part, "a visit that went in circles", "visits that went in circles");
            case "FORM_RETRIES" -> times(part, "a form sent again and again", "forms sent again and again");
            case "CHECKOUT_FAILED" -> times(part, "a checkout that failed", "checkouts that failed");
            case "CHECKOUT_ABANDONED" -> times(part, "a checkout left unfinished", "checkouts left unfinished");
            case "UNANSWERED" -> times(part, "a ticket without a reply", "tickets without a reply");
            case "TRANSFERS" -> times(part, "a ticket that was passed on", "tickets that were passed on");
            case "REOPENED" -> times(part, "a ticket that had to be reopened", "tickets that had to be reopened");
            case "ESCALATED" -> times(part, "a ticket that was escalated", "tickets that were escalated");
            case "LOW_REVIEW" -> times(part, "a bad review", "bad reviews");
            case "REFERRED" -> times(part, "brought somebody", "brought others");
            case "CHANNEL_HOPS" ->
                times(part, "the same matter on a second channel", "the same matters on channel after channel");
            case "CONTRADICTION" ->
                times(
                        part,
                        "marketing while a complaint was open",
                        "marketing, again and again, while a complaint was open");
            case "FREQUENT_CONTACT" -> "more support contacts than purchases and visits explain";
            default -> plain(part.reason());
        };
    }

    private static String times(Part part, String once, String several) {
        if (part.count() > 1) {
            return Figures.inWords(part.count()) + " " + several;
        }
        return part.count() == 0 && part.observed() >= SEVERAL ? several : once;
    }

    private static String stayed(Part part) {
        return part.observed() >= 1
                ? "visited %s after the last order".formatted(Figures.days(part.observed()))
                : "the last order was only just made";
    }

    private static String againstExpectation(Part part) {
        if (!part.isCompared()) {
            return sinceLastPurchase(part);
        }
        return switch (part.reason()) {
            case "SLOW" ->
                compared("pages take", Figures.milliseconds(part.observed()), part)
                        + Figures.milliseconds(part.expected());
            case "LONG_WAIT" ->
                compared("support takes", Figures.hours(part.observed()), part) + Figures.hours(part.expected());
            case "ERRORS" -> rate("errors on %s of pages", part);
            case "EMPTY_SEARCH" -> rate("%s of searches find nothing", part);
            case "FRUSTRATION" -> rate("%s of clicks in anger or without effect", part);
            case "PAYMENT_FAILED" -> rate("%s of payments fail", part);
            case "LATE_DELIVERY" ->
                compared("delivery after", Figures.days(part.observed()), part) + Figures.days(part.expected());
            case "LATE_ANSWER" ->
                compared("an answer after", Figures.hours(part.observed()), part) + Figures.hours(part.expected());
            case "RETURNS" -> rate("%s of orders returned", part);
            case "COMPLAINT" -> rate("%s of contacts are complaints", part);
            case "REFUSED" -> rate("%s of pages not to be had", part);
            case "PAGE_LOOPS" -> rate("%s of visits in circles", part);
            case "FORM_RETRIES" -> rate("%s of forms sent again and again", part);
            case "CHECKOUT_FAILED" -> rate("%s of checkouts fail", part);
            case "CHECKOUT_ABANDONED" -> rate("%s of checkouts left unfinished", part);
            case "UNANSWERED" -> rate("%s of tickets without a reply", part);
            case "TRANSFERS" -> rate("tickets passed on at %s of steps", part);
            case "REOPENED" -> rate("%s of resolutions reopened", part);
            case "ESCALATED" -> rate("%s of tickets escalated", part);
            case "CHANNEL_HOPS" -> rate("%s of contacts on a second channel", part);
            case "CONTRADICTION" -> rate("%s of marketing while a complaint was open", part);
            case "NEGATIVE_SENTIMENT" -> rate("satisfaction in words to support %s", part);
            case "LOW_CSAT", "LOW_NPS", "LOW_CES", "LOW_REVIEW" -> rate("satisfaction in ratings %s", part);
            default ->
                "%s %s, %s %s"
                        .formatted(
                                plain(part.reason()),
                                Figures.decimal(part.observed(), 2),
                                standard(part),
                                Figures.decimal(part.expected(), 2));
        };
    }

    private static String rate(String phrase, Part part) {
        return phrase.formatted(Figures.percent(part.observed())) + ", " + standard(part) + " "
                + Figures.percent(part.expected());
    }

    private static String compared(String what, String observed, Part part) {
        return what + " " + observed + ", " + standard(part) + " ";
    }

    private static String standard(Part part) {
        return switch (part.source()) {
            case "PROMISE" -> "promised";
            case "SEGMENT" -> "for others";
            default -> "usually";
        };
    }

    static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
