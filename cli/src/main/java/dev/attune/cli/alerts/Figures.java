package dev.attune.cli.alerts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people say them: two or three digits, with their unit. */
final class Figures {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double HOURS_PER_DAY = 24;
    private static final List<String> WORDS = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final double DAYS_PER_WEEK = 7;
    private static final double DAYS_PER_MONTH = 30.44;
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double MILLISECONDS_PER_SECOND = 1_000;

    private Figures() {}

    /** UTC, to the minute. */
    static String time(Instant instant) {
        return MINUTE.format(instant);
    }

    /** The UTC day. */
    static String day(Instant instant) {
        return DAY.format(instant);
    }

    /** How long, in the unit that people would choose: {@code 9 days}, {@code 6 weeks}, {@code 8 months}, {@code 2.1 years}. */
    static String span(double days) {
        if (days < 3 * DAYS_PER_WEEK) {
            return days(days);
        }
        if (days < 3 * DAYS_PER_MONTH) {
            return counted(Math.round(days / DAYS_PER_WEEK), "week");
        }
        return days < 2 * DAYS_PER_YEAR
                ? counted(Math.round(days / DAYS_PER_MONTH), "month")
                : decimal(days / DAYS_PER_YEAR, 1) + " years";
    }

    static String days(double days) {
        if (days < 1) {
            return counted(Math.max(1, Math.round(days * HOURS_PER_DAY)), "hour");
        }
        boolean tenths = days < 10 && Math.round(days * 10) % 10 != 0;
        return tenths ? decimal(days, 1) + " days" : counted(Math.round(days), "day");
    }

    /** To the day: what a model expects does not argue about tenths with what was counted. */
    static String roughDays(double days) {
        return days(days < 1 ? days : Math.round(days));
    }

    static String hours(double hours) {
        return hours < 1 ? counted(Math.max(1, Math.round(hours * 60)), "minute") : days(hours / HOURS_PER_DAY);
    }

    static String milliseconds(double milliseconds) {
        return milliseconds < MILLISECONDS_PER_SECOND
                ? Math.round(milliseconds) + " ms"
                : decimal(milliseconds / MILLISECONDS_PER_SECOND, 1) + " s";
    }

    static String percent(double share) {
        double percent = 100 * share;
        boolean small = percent < 10 && Math.round(percent * 10) % 10 != 0;
        return (small ? decimal(percent, 1) : String.valueOf(Math.round(percent))) + " %";
    }

    static String decimal(double value, int digits) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString()
                : "unknown";
    }

    static String signed(double value, int digits) {
        return (value >= 0 ? "+" : "") + decimal(value, digits);
    }

    static String money(BigDecimal amount, @Nullable String currency) {
        return currency == null ? amount.toPlainString() : amount.toPlainString() + " " + currency;
    }

    /** Small numbers as words, others as digits. */
    static String inWords(int number) {
        return number >= 0 && number < WORDS.size() ? WORDS.get(number) : String.valueOf(number);
    }

    static String counted(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
