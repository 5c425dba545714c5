package dev.attune.fit;

import java.io.Serializable;

/**
 * How many customers are fitted to, always the same ones: those with the smallest hashes of their ids.
 *
 * @param most customers, at least 1; of each segment or of all
 * @param bySegment whether of each segment
 */
public record Sample(int most, boolean bySegment) implements Serializable {

    /**
     * Everybody, up to what one heap holds and a fit can use: some two kilobytes each, and hardly any parameter would move
     * by more than a thousandth with more.
     */
    public static final Sample EVERYBODY = new Sample(200_000, false);

    /** Of a running shop: means an error of about .012 in P(alive) (SCIENCE section 1). */
    public static final Sample RESERVOIR = new Sample(10_000, true);
}
