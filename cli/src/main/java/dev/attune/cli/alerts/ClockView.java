package dev.attune.cli.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/**
 * One clock of a customer as alerts and health tell it, in words.
 *
 * @param value the record's clock
 * @param visits whether it counts visits rather than orders
 * @param asOf as of when the record was judged
 */
record ClockView(GenericRecord value, boolean visits, Instant asOf) {

    private static final double DAYS_PER_WEEK = 7;

    /** Repeats from which a mean gap is a habit rather than an accident. */
    private static final int HABIT = 2;

    static Optional<ClockView> purchases(GenericRecord owner, Instant asOf) {
        return Optional.ofNullable((GenericRecord) owner.get("purchase_clock"))
                .map(clock -> new ClockView(clock, false, asOf));
    }

    static Optional<ClockView> activity(GenericRecord owner, Instant asOf) {
        return Optional.ofNullable((GenericRecord) owner.get("activity_clock"))
                .map(clock -> new ClockView(clock, true, asOf));
    }

    /** The clock that the probability of having left was judged by; empty where an older job did not say. */
    static Optional<ClockView> leading(GenericRecord owner, Instant asOf) {
        return switch (String.valueOf(owner.get("leading_clock"))) {
            case "ACTIVITY" -> activity(owner, asOf);
            case "PURCHASES" -> purchases(owner, asOf);
            default -> Optional.empty();
        };
    }

    /** Days with an occasion. */
    int occasions() {
        return repeats() + 1;
    }

    private int repeats() {
        return (int) value.get("repeats");
    }

    double silenceDays() {
        return ((double) value.get("age_weeks") - (double) value.get("age_at_last_weeks")) * DAYS_PER_WEEK;
    }

    /** Since the first occasion. */
    double tenureDays() {
        return (double) value.get("age_weeks") * DAYS_PER_WEEK;
    }

    private double ownGapDays() {
        return (double) value.get("age_at_last_weeks") * DAYS_PER_WEEK / repeats();
    }

    /**
     * {@code usually visits every 9 days, now silent for 31 days}.
     *
     * @param silentDays since the last sign of life on either clock
     */
    String phrase(double silentDays) {
        String now = Figures.days(silentDays);
        if (repeats() < HABIT) {
            return "%s %s, then nothing for %s".formatted(visits ? "visited" : "bought", times(), now);
        }
        return "usually %s every %s, now silent for %s"
                .formatted(visits ? "visits" : "buys", Figures.days(ownGapDays()), now);
    }

    /** A full sentence: {@code Orders on 7 days, usually 9 days apart; the last 31 days ago.} */
    String sentence() {
        String what = visits ? "Visits" : "Orders";
        String last = "the last %s ago%s".formatted(Figures.days(silenceDays()), expectation());
        if (repeats() == 0) {
            return "%s: one, %s ago%s.".formatted(what, Figures.days(silenceDays()), expectation());
        }
        return repeats() < HABIT
                ? "%s: two, %s apart, %s.".formatted(what, Figures.days(ownGapDays()), last)
                : "%s: on %d days, usually every %s, %s."
                        .formatted(what, occasions(), Figures.days(ownGapDays()), last);
    }

    /** Said only of what is still to come: that it is overdue is told by the figures before. */
    private String expectation() {
        Double gap = (Double) value.get("expected_gap_days");
        if (gap == null || gap <= silenceDays()) {
            return "";
        }
        Instant next = asOf.plus(Duration.ofMinutes(Math.round((gap - silenceDays()) * 24 * 60)));
        return String.format(Locale.ROOT, "; the next is expected around %s", Figures.day(next));
    }

    /** {@code 51 visits}. */
    String counted() {
        return Figures.counted(occasions(), visits ? "visit" : "order");
    }

    private String times() {
        return repeats() == 0 ? "once" : "twice";
    }
}
