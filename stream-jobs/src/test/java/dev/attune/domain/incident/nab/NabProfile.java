package dev.attune.domain.incident.nab;

/**
 * What NAB's application profiles pay and charge.
 *
 * @param found for a window found at its first row
 * @param falseAlarm for a detection far from any window
 * @param missed for a window without a detection
 */
public enum NabProfile {
    STANDARD(1, 0.11, 1),
    REWARD_LOW_FP(1, 0.22, 1),
    REWARD_LOW_FN(1, 0.11, 2);

    final double found;
    final double falseAlarm;
    final double missed;

    NabProfile(double found, double falseAlarm, double missed) {
        this.found = found;
        this.falseAlarm = falseAlarm;
        this.missed = missed;
    }
}
