package dev.attune.intake.files;

/** A row cannot be an event; the message says which rule is broken. */
final class BadRow extends Exception {

    private static final long serialVersionUID = 1L;

    BadRow(String message) {
        super(message, null, false, false);
    }
}
