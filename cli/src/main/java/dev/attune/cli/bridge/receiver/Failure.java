package dev.attune.cli.bridge.receiver;

/** Why something was not taken; names are those of {@code cx.undelivered.v1}. */
public enum Failure {
    /** The receiver will never take it: 4xx but 408 and 429, or a redirection, which is not followed. */
    REFUSED(false),
    /** The receiver could not take it now: 5xx, 408, 429. */
    FAILED(true),
    /** No whole answer within the timeout. */
    TIMED_OUT(true),
    /** No connection, or a broken one. */
    UNREACHABLE(true),
    /** The record is not what its topic holds, so nothing was sent. */
    UNREADABLE(false);

    private final boolean passing;

    Failure(boolean passing) {
        this.passing = passing;
    }

    /** Whether another try may do better. */
    public boolean isPassing() {
        return passing;
    }
}
