package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;

/**
 * The figures of one instant that decisions rest on; cheap, worked out at every assessment.
 *
 * @param inputs what churn risk was judged from
 * @param logOdds of having left, calibrated
 * @param pDead the same as a probability
 * @param risk probability of no purchase within the policy's horizon
 * @param index experience index, NaN before the first signal
 * @param baseline its baseline
 */
record Standpoint(
        long at,
        ChurnInputs inputs,
        double logOdds,
        double pDead,
        double risk,
        Band band,
        Lifecycle lifecycle,
        double index,
        double baseline) {

    /** Observed minus expected, index points; 0 where nothing is known. */
    double gap() {
        return Double.isNaN(index) ? 0 : index - baseline;
    }
}
