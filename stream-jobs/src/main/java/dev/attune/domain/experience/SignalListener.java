package dev.attune.domain.experience;

/** Hears of the moments whose signals became part of what a customer expects; those of a suspected drop do not. */
@FunctionalInterface
public interface SignalListener {

    /** @param signals valid during the call only */
    void learned(Signals signals, String touchpoint);
}
