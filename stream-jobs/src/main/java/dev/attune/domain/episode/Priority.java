package dev.attune.domain.episode;

/** Place in a queue, 0 to 100: six tenths how bad it is, four tenths what is at stake. */
public final class Priority {

    private static final double BADNESS_SHARE = 60;
    private static final double VALUE_SHARE = 40;

    /** Value at risk that makes half of its share, currency units. */
    private static final double HALF_VALUE = 100;

    /** Gap that is as bad as can be told apart, index points. */
    private static final double DEEPEST_GAP = 50;

    private Priority() {}

    /** 0 of good news: nobody waits for it. */
    public static int of(AlertKind kind, double score, double valueAtRisk) {
        if (kind.isGoodNews()) {
            return 0;
        }
        double badness = kind == AlertKind.CHURN_RISK ? score : -score / DEEPEST_GAP;
        double value = Math.max(0, valueAtRisk) / (Math.max(0, valueAtRisk) + HALF_VALUE);
        double points = BADNESS_SHARE * Math.max(0, Math.min(1, badness)) + VALUE_SHARE * value;
        return (int) Math.round(points);
    }
}
