package dev.attune.cli.evaluate.measure;

/** Proper scores of probabilities: lower is better, for the skill higher. */
public final class ProbabilityScores {

    /** A probability of 0 or 1 that proves wrong would cost an infinity. */
    static final double CLIP = 1e-12;

    private ProbabilityScores() {}

    /** Mean squared error (Brier 1950), 0 to 1. */
    public static double brier(Scored scored) {
        double sum = 0;
        for (int i = 0; i < scored.size(); i++) {
            double error = scored.score(i) - (scored.outcome(i) ? 1 : 0);
            sum += error * error;
        }
        return sum / scored.size();
    }

    /** 1 - Brier / (Brier of saying the base rate of this very sample to everyone); NaN where all outcomes are the same. */
    public static double brierSkill(Scored scored) {
        double rate = scored.baseRate();
        return scored.hasBoth() ? 1 - brier(scored) / (rate * (1 - rate)) : Double.NaN;
    }

    /** Mean negative log likelihood, nats; probabilities are kept {@value #CLIP} away from 0 and 1. */
    public static double logLoss(Scored scored) {
        double sum = 0;
        for (int i = 0; i < scored.size(); i++) {
            double given = scored.outcome(i) ? scored.score(i) : 1 - scored.score(i);
            sum -= Math.log(Math.min(1 - CLIP, Math.max(CLIP, given)));
        }
        return sum / scored.size();
    }
}
