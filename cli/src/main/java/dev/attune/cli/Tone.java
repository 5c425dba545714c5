package dev.attune.cli;

import org.jspecify.annotations.Nullable;

/** How a cell is to be taken; a colour on a terminal, nothing elsewhere. Never the only carrier of a meaning. */
public enum Tone {
    GOOD("32"),
    NEWS("36"),
    WARNING("33"),
    BAD("31"),
    QUIET("2");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** A value in this tone, for a cell of a {@link Table}. */
    public Toned of(@Nullable Object value) {
        return new Toned(value, this);
    }

    String paint(String text) {
        return "\u001B[" + code + "m" + text + "\u001B[0m";
    }

    /** A value with a tone. */
    public record Toned(@Nullable Object value, Tone tone) {}
}
