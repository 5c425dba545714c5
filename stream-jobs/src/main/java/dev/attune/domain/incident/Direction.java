package dev.attune.domain.incident;

/** Which way a series must move to be news. */
public enum Direction {
    BOTH,
    UP,
    DOWN;

    /** How far {@code deviation} lies in this direction; negative on the other side. */
    double of(double deviation) {
        return switch (this) {
            case BOTH -> Math.abs(deviation);
            case UP -> deviation;
            case DOWN -> -deviation;
        };
    }
}
