package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * The final calibration of log-odds: calibrated = shift + slope x raw.
 *
 * @param shift log-odds
 * @param slope above 0, so that order is kept
 */
public record Calibration(double shift, double slope) implements Serializable {

    public static final Calibration IDENTITY = new Calibration(0, 1);

    /** Calibrated log-odds. */
    public double of(double raw) {
        return shift + slope * raw;
    }

    void check(String key, PolicyRules rules) {
        rules.finite(key + ".shift", shift);
        rules.positive(key + ".slope", slope);
    }
}
