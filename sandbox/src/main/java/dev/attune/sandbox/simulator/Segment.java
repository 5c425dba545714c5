package dev.attune.sandbox.simulator;

/**
 * What the customers of one segment have in common: the distributions their own habits are drawn from. Purchases follow
 * the MBG/CNBD-k story (SCIENCE section 1): rate gamma, dropout beta at every purchase, gaps Erlang-k.
 */
enum Segment {
    RETAIL(0.60, 0.9, 9.0, 0.8, 4.2, 1),
    PRIME(0.30, 1.4, 8.0, 0.8, 9.0, 2),
    BUSINESS(0.10, 2.0, 9.0, 0.6, 12.0, 3);

    /** Share of the population, in [0, 1]. */
    final double share;

    /** Purchases per operational week are gamma with this shape and this rate. */
    final double rateShape;

    final double rateScale;

    /** Dropout probability at a purchase is beta with these two. */
    final double dropoutA;

    final double dropoutB;

    /** Shape of the Erlang gaps between purchases; 1 is exponential. */
    final int regularity;

    Segment(double share, double rateShape, double rateScale, double dropoutA, double dropoutB, int regularity) {
        this.share = share;
        this.rateShape = rateShape;
        this.rateScale = rateScale;
        this.dropoutA = dropoutA;
        this.dropoutB = dropoutB;
        this.regularity = regularity;
    }

    static Segment draw(Draws draws) {
        double position = draws.uniform();
        for (Segment segment : values()) {
            position -= segment.share;
            if (position < 0) {
                return segment;
            }
        }
        return RETAIL;
    }

    /** As events carry it. */
    String code() {
        return switch (this) {
            case RETAIL -> "retail";
            case PRIME -> "prime";
            case BUSINESS -> "business";
        };
    }
}
