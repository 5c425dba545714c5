package dev.attune.intake.mapping;

import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.TextCache;
import dev.attune.intake.Oddity;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Typed values of single fields, each within the bounds that hold for every field of its type. */
final class FieldValues {

    /** Longest id, bytes: ids enter state, keys and alerts. */
    static final int LONGEST_ID = 256;

    /** Longest other text, bytes: a URL. */
    static final int LONGEST_TEXT = 4096;

    /** Sources write it for "not measured". */
    private static final int NOT_MEASURED = -1;

    private final Oddities oddities;
    private final TextCache codes = TextCache.ofCodes();
    private final TextCache lowerCase = new TextCache(1024, text -> text.strip().toLowerCase(Locale.ROOT));
    private final TextCache upperCase = new TextCache(256, text -> text.strip().toUpperCase(Locale.ROOT));

    /** @param oddities hears of what is not believed */
    FieldValues(Oddities oddities) {
        this.oddities = oddities;
    }

    /** An id, as given; null where absent or blank. */
    @Nullable
    String id(IndexedRecord record, Field field) throws Rejection {
        String text = text(record, field, LONGEST_ID);
        return text == null || text.isBlank() ? null : text;
    }

    /** A text with many values, as given; null where absent or empty. */
    @Nullable
    String text(IndexedRecord record, Field field) throws Rejection {
        String text = text(record, field, LONGEST_TEXT);
        return text == null || text.isEmpty() ? null : text;
    }

    /** A code that recurs from record to record, as given. */
    @Nullable
    String code(IndexedRecord record, Field field) throws Rejection {
        return cached(codes, record, field);
    }

    /** A code without case and outer blanks: {@code checkout}. */
    @Nullable
    String lowerCaseCode(IndexedRecord record, Field field) throws Rejection {
        return cached(lowerCase, record, field);
    }

    /** A code without case and outer blanks: {@code EUR}. */
    @Nullable
    String upperCaseCode(IndexedRecord record, Field field) throws Rejection {
        return cached(upperCase, record, field);
    }

    /** A whole number; {@code absent} where there is none. */
    int whole(IndexedRecord record, Field field, int absent) throws Rejection {
        @Nullable Object value = field.of(record);
        if (value == null) {
            return absent;
        }
        long number = ((Number) value).longValue();
        if (number != (int) number) {
            throw field.refused(RejectionReason.OUT_OF_RANGE);
        }
        return (int) number;
    }

    /** A whole number that cannot be negative: sources write -1 for "not measured". */
    int count(IndexedRecord record, Field field, int absent) throws Rejection {
        int number = whole(record, field, absent);
        if (number < NOT_MEASURED) {
            oddities.add(Oddity.NEGATIVE_MEASURE);
        }
        return number < 0 ? absent : number;
    }

    /** A finite number; NaN where absent. */
    double number(IndexedRecord record, Field field) throws Rejection {
        @Nullable Object value = field.of(record);
        if (value == null) {
            return Double.NaN;
        }
        double number = ((Number) value).doubleValue();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw field.refused(RejectionReason.NOT_A_NUMBER);
        }
        return number;
    }

    /** An instant other than the event time; {@link Purchase#NO_TIME} where absent. */
    long time(IndexedRecord record, Field field) throws Rejection {
        @Nullable Object value = field.of(record);
        if (value == null) {
            return Purchase.NO_TIME;
        }
        long time = ((Number) value).longValue();
        if (time < EventTimeRule.FLOOR || time > EventTimeRule.CEILING) {
            throw field.refused(RejectionReason.OUT_OF_RANGE);
        }
        return time;
    }

    private static @Nullable String cached(TextCache cache, IndexedRecord record, Field field) throws Rejection {
        @Nullable Object value = field.of(record);
        if (value == null) {
            return null;
        }
        String text;
        if (value instanceof Utf8 utf8) {
            checkLength(field, utf8.getByteLength(), LONGEST_TEXT);
            text = cache.text(utf8.getBytes(), utf8.getByteLength());
        } else {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            checkLength(field, bytes.length, LONGEST_TEXT);
            text = cache.text(bytes, bytes.length);
        }
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(IndexedRecord record, Field field, int longest) throws Rejection {
        @Nullable Object value = field.of(record);
        if (value == null) {
            return null;
        }
        if (value instanceof Utf8 utf8) {
            checkLength(field, utf8.getByteLength(), longest);
            return new String(utf8.getBytes(), 0, utf8.getByteLength(), StandardCharsets.UTF_8);
        }
        String text = value.toString();
        checkLength(field, text.getBytes(StandardCharsets.UTF_8).length, longest);
        return text;
    }

    private static void checkLength(Field field, int length, int longest) throws Rejection {
        if (length > longest) {
            throw field.refused(RejectionReason.OVERSIZE);
        }
    }
}
