package dev.attune.fit;

import dev.attune.domain.event.SignalKind;

/**
 * What one customer met of one signal at one touchpoint.
 *
 * @param count observations, 1 or more
 * @param mean of them, in the unit of the kind; for a yes-or-no signal the share of bad ones
 * @param squares sum of the squared differences from the mean
 */
public record SignalHistory(SignalKind kind, String touchpoint, int count, double mean, double squares) {

    /** No customer at one touchpoint counts for more than so many observations: robots would speak for everybody. */
    private static final int MOST = 100;

    /** The same with no more weight than one customer has. */
    SignalHistory capped() {
        return count <= MOST ? this : new SignalHistory(kind, touchpoint, MOST, mean, squares * MOST / count);
    }

    /** Bad ones among the observations of a yes-or-no signal. */
    double bad() {
        return count * mean;
    }
}
