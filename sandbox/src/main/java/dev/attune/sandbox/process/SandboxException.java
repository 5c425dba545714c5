package dev.attune.sandbox.process;

/** The sandbox cannot go on; the message is written for the person at the terminal and needs no stack trace. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SandboxException(String message) {
        super(message);
    }

    public SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
