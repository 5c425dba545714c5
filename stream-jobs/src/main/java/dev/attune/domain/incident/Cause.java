package dev.attune.domain.incident;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One dimension of what those affected have in common.
 *
 * @param value a code of the catalogue: {@code checkout}, {@code WEB}, {@code carrier-south}
 */
public record Cause(Dimension dimension, String value) implements Comparable<Cause>, Serializable {

    private static final Comparator<Cause> ORDER =
            Comparator.comparing(Cause::dimension).thenComparing(Cause::value);

    /** By dimension, then by value: the order in which causes are told and hashed. */
    @Override
    public int compareTo(Cause other) {
        return ORDER.compare(this, other);
    }
}
