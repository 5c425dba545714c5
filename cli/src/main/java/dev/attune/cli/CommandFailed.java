package dev.attune.cli;

/** A command could not do what was asked, and the message is all the user needs: one readable line, exit code 1. */
public final class CommandFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CommandFailed(String message) {
        super(message);
    }

    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
