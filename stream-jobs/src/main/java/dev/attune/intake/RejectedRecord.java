package dev.attune.intake;

import org.jspecify.annotations.Nullable;

/**
 * A record refused, with the reason.
 *
 * @param schemaId writer schema id of the value; null where it has none
 */
public record RejectedRecord(
        RawRecord raw, RejectionReason reason, @Nullable Integer schemaId) {}
