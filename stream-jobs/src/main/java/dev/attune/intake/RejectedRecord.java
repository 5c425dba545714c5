package dev.attune.intake;

import org.jspecify.annotations.Nullable;

/**
 * A record refused, with the reason.
 *
 * @param schemaId writer schema id of the value; null where it has none
 * @param field name of the field that broke the rule; null where no single one did
 */
public record RejectedRecord(
        RawRecord raw,
        RejectionReason reason,
        @Nullable Integer schemaId,
        @Nullable String field) {

    /** Refused for what no single field is to blame for. */
    public RejectedRecord(RawRecord raw, RejectionReason reason, @Nullable Integer schemaId) {
        this(raw, reason, schemaId, null);
    }
}
