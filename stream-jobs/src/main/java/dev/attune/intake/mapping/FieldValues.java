package dev.attune.intake.mapping;

import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.TextCache;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Typed values of single fields, each within the bounds that hold for every field of its type. */
final class FieldValues {

    /** Longest id, bytes: ids enter state, keys and alerts. */
    static final int LONGEST_ID = 256;

    /** Longest other text, bytes: a URL. */
    static final int LONGEST_TEXT = 4096;

    private final TextCache codes = TextCache.ofCodes();
    private final TextCache lowerCase = new TextCache(1024, text -> text.strip().toLowerCase(Locale.ROOT));
    private final TextCache upperCase = new TextCache(256, text -> text.strip().toUpperCase(Locale.ROOT));

    /** An id, as given; null where absent or blank. */
    @Nullable
    String id(@Nullable Object value) throws Rejection {
        String text = text(value, LONGEST_ID);
        return text == null || text.isBlank() ? null : text;
    }

    /** A text with many values, as given; null where absent or empty. */
    @Nullable
    String text(@Nullable Object value) throws Rejection {
        String text = text(value, LONGEST_TEXT);
        return text == null || text.isEmpty() ? null : text;
    }

    /** A code that recurs from record to record, as given. */
    @Nullable
    String code(@Nullable Object value) throws Rejection {
        return cached(codes, value);
    }

    /** A code without case and outer blanks: {@code checkout}. */
    @Nullable
    String lowerCaseCode(@Nullable Object value) throws Rejection {
        return cached(lowerCase, value);
    }

    /** A code without case and outer blanks: {@code EUR}. */
    @Nullable
    String upperCaseCode(@Nullable Object value) throws Rejection {
        return cached(upperCase, value);
    }

    /** A whole number; {@code absent} where there is none. */
    int whole(@Nullable Object value, int absent) throws Rejection {
        if (value == null) {
            return absent;
        }
        long number = ((Number) value).longValue();
        if (number != (int) number) {
            throw Rejection.of(RejectionReason.OUT_OF_RANGE);
        }
        return (int) number;
    }

    /** A whole number that cannot be negative: sources write -1 for "not measured". */
    int count(@Nullable Object value, int absent) throws Rejection {
        int number = whole(value, absent);
        return number < 0 ? absent : number;
    }

    /** A finite number; NaN where absent. */
    double number(@Nullable Object value) throws Rejection {
        if (value == null) {
            return Double.NaN;
        }
        double number = ((Number) value).doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw Rejection.of(RejectionReason.NOT_A_NUMBER);
        }
        return number;
    }

    /** An instant other than the event time; {@link Purchase#NO_TIME} where absent. */
    long time(@Nullable Object value) throws Rejection {
        if (value == null) {
            return Purchase.NO_TIME;
        }
        long time = ((Number) value).longValue();
        if (time < EventTimeRule.FLOOR || time > EventTimeRule.CEILING) {
            throw Rejection.of(RejectionReason.OUT_OF_RANGE);
        }
        return time;
    }

    private static @Nullable String cached(TextCache cache, @Nullable Object value) throws Rejection {
        if (value == null) {
            return null;
        }
        String text;
        if (value instanceof Utf8 utf8) {
            checkLength(utf8.getByteLength(), LONGEST_TEXT);
            text = cache.text(utf8.getBytes(), utf8.getByteLength());
        } else {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            checkLength(bytes.length, LONGEST_TEXT);
            text = cache.text(bytes, bytes.length);
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(@Nullable Object value, int longest) throws Rejection {
        if (value == null) {
            return null;
        }
        if (value instanceof Utf8 utf8) {
            checkLength(utf8.getByteLength(), longest);
            return new String(utf8.getBytes(), 0, utf8.getByteLength(), StandardCharsets.UTF_8);
        }
        String text = value.toString();
        checkLength(text.getBytes(StandardCharsets.UTF_8).length, longest);
        return text;
    }

    private static void checkLength(int length, int longest) throws Rejection {
        if (length > longest) {
            throw Rejection.of(RejectionReason.OVERSIZE);
        }
    }
}
