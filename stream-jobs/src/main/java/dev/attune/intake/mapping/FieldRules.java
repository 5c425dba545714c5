package dev.attune.intake.mapping;

import dev.attune.intake.RejectionReason;
import org.jspecify.annotations.Nullable;

/** The rules of single fields in words, for whoever has to mend what was refused. */
public final class FieldRules {

    private FieldRules() {}

    /**
     * What the field must be, such as {@code must be at most 3600000 ms}; null where the reason is not about its value.
     *
     * @param field as a rejection names it
     */
    public static @Nullable String rule(RejectionReason reason, String field) {
        return switch (reason) {
            case NO_CUSTOMER, NO_EVENT_ID, MALFORMED -> "must be given";
            case NEGATIVE_AMOUNT -> "must not be negative";
            case NOT_A_NUMBER -> "must be finite";
            case UNKNOWN_CURRENCY -> "must be an ISO 4217 code";
            case OVERSIZE -> "must be at most %d bytes long".formatted(longest(field));
            case OUT_OF_RANGE -> range(field);
            default -> null;
        };
    }

    private static int longest(String field) {
        return field.endsWith("_id") && !field.equals("product_id") ? FieldValues.LONGEST_ID : FieldValues.LONGEST_TEXT;
    }

    private static String range(String field) {
        return switch (field) {
            case "latency_ms" -> "must be at most " + ClickMapper.LONGEST_LATENCY_MS + ", an hour";
            case "amount" -> "must be at most %.0f".formatted(DecimalAmount.LARGEST);
            case "score" -> "must lie on its declared scale";
            case "scale_min" -> "must be given where a score is";
            case "scale_max" -> "must be given where a score is, and be above scale_min";
            case "high_is_good" -> "must be given where a score is";
            case "sentiment" -> "must be from -1 to 1";
            case "promised_at", "renews_at" -> "must be a time from 1990 to 9999";
            default -> "must be a whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE);
        };
    }
}
