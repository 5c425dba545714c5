package dev.attune.domain.event;

/** The three input streams. The ordinal is written to state and to the exchange: append only. */
public enum EventStream {
    CLICK,
    PURCHASE,
    SUPPORT
}
