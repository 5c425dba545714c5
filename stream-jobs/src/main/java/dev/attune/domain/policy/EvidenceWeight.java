package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * How much one kind of experience speaks for leaving.
 *
 * @param points log-odds per unit of evidence; negative speaks for staying
 * @param cap the most that the reason can add in either direction, log-odds, above 0
 * @param halfLifeDays after how many days half of it is forgotten, above 0
 */
public record EvidenceWeight(double points, double cap, double halfLifeDays) implements Serializable {

    /** Log-odds that an amount of evidence adds, within the cap. */
    public double pointsOf(double amount) {
        return Math.max(-cap, Math.min(cap, points * amount));
    }

    /** The same with other points. */
    EvidenceWeight withPoints(double learned) {
        return new EvidenceWeight(learned, cap, halfLifeDays);
    }

    void check(String key, PolicyRules rules) {
        rules.finite(key + ".points", points);
        rules.positive(key + ".cap", cap);
        rules.positive(key + ".half-life-days", halfLifeDays);
    }
}
