package dev.attune.fit;

import dev.attune.domain.policy.RiskCalibration;

/**
 * A final calibration of risk over one horizon.
 *
 * @param customers whose outcome is known
 * @param silent share of them that did not buy, in [0, 1]
 * @param logLossBefore mean log loss of the model alone
 * @param logLossAfter the same, each fifth of the customers calibrated on the other four
 */
public record FittedRisk(
        RiskCalibration calibration, int customers, double silent, double logLossBefore, double logLossAfter) {

    /** Whether it serves customers it has not seen better than none. */
    boolean helps() {
        return logLossAfter < logLossBefore;
    }
}
