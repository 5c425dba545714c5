package dev.attune.domain.episode;

import dev.attune.domain.policy.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with one kind of episode at one instant. Made anew, or one of them set again and again, which costs no
 * memory: then it is only read between two settings.
 */
public final class Standing {

    private boolean enters;
    private boolean leaves;
    private Severity severity = Severity.INFO;
    private double score;
    private @Nullable Reason cause;
    private boolean afterEvent;

    /** One that is to be set. */
    public Standing() {}

    /** See {@link #set}. */
    public Standing(
            boolean enters,
            boolean leaves,
            Severity severity,
            double score,
            @Nullable Reason cause,
            boolean afterEvent) {
        set(enters, leaves, severity, score, cause, afterEvent);
    }

    /**
     * Sets all of it.
     *
     * @param entered whether the enter threshold is reached and enough is known
     * @param left whether the exit threshold is reached
     * @param ofScore severity, from the score alone
     * @param told the score that alerts tell
     * @param largest the largest contribution; null where none stands out
     * @param eventful whether something happened since the last look; silence alone never makes a new cause
     */
    public Standing set(
            boolean entered, boolean left, Severity ofScore, double told, @Nullable Reason largest, boolean eventful) {
        enters = entered;
        leaves = left;
        severity = ofScore;
        score = told;
        cause = largest;
        afterEvent = eventful;
        return this;
    }

    public boolean enters() {
        return enters;
    }

    public boolean leaves() {
        return leaves;
    }

    public Severity severity() {
        return severity;
    }

    public double score() {
        return score;
    }

    public @Nullable Reason cause() {
        return cause;
    }

    public boolean afterEvent() {
        return afterEvent;
    }
}
