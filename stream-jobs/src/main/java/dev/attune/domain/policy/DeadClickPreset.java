package dev.attune.domain.policy;

import java.util.Locale;

/** How long a page may take to answer a click before the click is dead: definitions that vendors publish. */
public enum DeadClickPreset {
    /** No answer within 1.234 s. */
    OPENREPLAY(1234),
    /** No answer within 7 s. */
    SENTRY(7000);

    private final int waitMs;

    DeadClickPreset(int waitMs) {
        this.waitMs = waitMs;
    }

    /** The last moment for an answer, milliseconds after the click. */
    public int waitMs() {
        return waitMs;
    }

    /** As policy files spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
