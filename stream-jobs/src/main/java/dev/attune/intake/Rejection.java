package dev.attune.intake;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record is refused, for one reason. Without stack trace, and without field one instance per reason: a flood of bad
 * records must cost no more than good ones.
 */
public final class Rejection extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Rejection[] BY_REASON = Arrays.stream(RejectionReason.values())
            .map(each -> new Rejection(each, null))
            .toArray(Rejection[]::new);

    private final RejectionReason reason;
    private final @Nullable String field;

    private Rejection(RejectionReason reason, @Nullable String field) {
        super(field == null ? reason.name() : field + ": " + reason.name(), null, false, false);
        this.reason = reason;
        this.field = field;
    }

    public static Rejection of(RejectionReason reason) {
        return BY_REASON[reason.ordinal()];
    }

    /** @param field name of the field that broke the rule, in the schema of its topic */
    public static Rejection of(RejectionReason reason, String field) {
        return new Rejection(reason, field);
    }

    public RejectionReason reason() {
        return reason;
    }

    /** The field that broke the rule; null where no single one did. */
    public @Nullable String field() {
        return field;
    }
}
