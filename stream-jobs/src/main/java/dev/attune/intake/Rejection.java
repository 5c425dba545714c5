package dev.attune.intake;

import java.util.Arrays;

/**
 * A record is refused, for one reason. One instance per reason and no stack trace: a flood of bad records must cost no
 * more than good ones.
 */
public final class Rejection extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Rejection[] BY_REASON =
            Arrays.stream(RejectionReason.values()).map(Rejection::new).toArray(Rejection[]::new);

    private final RejectionReason reason;

    private Rejection(RejectionReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public static Rejection of(RejectionReason reason) {
        return BY_REASON[reason.ordinal()];
    }

    public RejectionReason reason() {
        return reason;
    }
}
