package dev.attune.cli.flink;

/** The cluster does not answer, or refuses; the message names the address and the cause in plain words. */
public final class FlinkUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FlinkUnavailableException(String message) {
        super(message);
    }

    public FlinkUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
