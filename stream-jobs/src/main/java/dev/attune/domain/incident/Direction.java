package dev.attune.domain.incident;

/** Which way a series must move to be news. */
public enum Direction {
    BOTH,
    UP,
    DOWN
}
