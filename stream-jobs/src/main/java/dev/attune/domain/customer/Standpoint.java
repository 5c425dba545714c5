package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;

/**
 * The figures of one instant that decisions rest on; cheap, worked out at every assessment. Filled again and again by
 * {@link Judgement}, so that judging costs no memory: whoever keeps one for longer has one made for it.
 */
final class Standpoint {

    private final ChurnInputs inputs = new ChurnInputs();
    private long at;
    private double logOdds;
    private double pDead;
    private double risk;
    private Band band = Band.LOW;
    private Lifecycle lifecycle = Lifecycle.PROSPECT;
    private double index;
    private double baseline;

    void judged(long instant, double calibratedLogOdds, double probability, double silent) {
        at = instant;
        logOdds = calibratedLogOdds;
        pDead = probability;
        risk = silent;
    }

    void named(Band ofRisk, Lifecycle ofLife) {
        band = ofRisk;
        lifecycle = ofLife;
    }

    void experienced(double now, double usually) {
        index = now;
        baseline = usually;
    }

    /** Epoch milliseconds. */
    long at() {
        return at;
    }

    /** What churn risk was judged from. */
    ChurnInputs inputs() {
        return inputs;
    }

    /** Of having left, calibrated. */
    double logOdds() {
        return logOdds;
    }

    /** The same as a probability. */
    double pDead() {
        return pDead;
    }

    /** Probability of no purchase within the policy's horizon. */
    double risk() {
        return risk;
    }

    Band band() {
        return band;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    /** Experience index, NaN before the first signal. */
    double index() {
        return index;
    }

    double baseline() {
        return baseline;
    }

    /** Observed minus expected, index points; 0 where nothing is known. */
    double gap() {
        return Double.isNaN(index) ? 0 : index - baseline;
    }
}
