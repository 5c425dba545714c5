package dev.attune.cli.evaluate.measure;

/**
 * The line that would mend probabilities: logit of what comes true = intercept + slope x logit of what was said, fitted
 * by maximum likelihood (Cox 1958). Right are 0 and 1; a slope below 1 tells of probabilities too extreme, a negative
 * intercept of probabilities too high.
 *
 * @param intercept with Wald's interval
 * @param slope with Wald's interval
 */
public record CalibrationLine(Estimate intercept, Estimate slope) {

    private static final CalibrationLine UNDEFINED = new CalibrationLine(Estimate.UNDEFINED, Estimate.UNDEFINED);
    private static final int STEPS = 100;
    private static final double CLOSE = 1e-10;

    /** Undefined where the outcomes, or the probabilities, are all the same, or the two are separated perfectly. */
    public static CalibrationLine of(Scored scored) {
        double[] logits = new double[scored.size()];
        for (int i = 0; i < logits.length; i++) {
            double kept = Math.min(1 - ProbabilityScores.CLIP, Math.max(ProbabilityScores.CLIP, scored.score(i)));
            logits[i] = Math.log(kept) - Math.log1p(-kept);
        }
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < STEPS; step++) {
            Curvature curvature = Curvature.of(scored, logits, intercept, slope);
            if (!curvature.isInvertible()) {
                return UNDEFINED;
            }
            double up = curvature.interceptStep();
            double steeper = curvature.slopeStep();
            // Newton may leap from a poor start; half a unit of log-odds at a time always arrives.
            double damping = Math.min(1, 0.5 / Math.max(Math.abs(up), Math.abs(steeper)));
            intercept += damping * up;
            slope += damping * steeper;
            if (Math.max(Math.abs(up), Math.abs(steeper)) < CLOSE) {
                return new CalibrationLine(
                        estimate(intercept, curvature.interceptVariance()), estimate(slope, curvature.slopeVariance()));
            }
        }
        return UNDEFINED;
    }

    private static Estimate estimate(double value, double variance) {
        return new Estimate(
                value, Interval.normal(value, Math.sqrt(variance), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    /** First and second derivatives of the log likelihood. */
    private record Curvature(double g0, double g1, double h00, double h01, double h11) {

        static Curvature of(Scored scored, double[] logits, double intercept, double slope) {
            double g0 = 0;
            double g1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = 0;
            for (int i = 0; i < logits.length; i++) {
                double probability = 1 / (1 + Math.exp(-intercept - slope * logits[i]));
                double surplus = (scored.outcome(i) ? 1 : 0) - probability;
                double weight = probability * (1 - probability);
                g0 += surplus;
                g1 += surplus * logits[i];
                h00 += weight;
                h01 += weight * logits[i];
                h11 += weight * logits[i] * logits[i];
            }
            return new Curvature(g0, g1, h00, h01, h11);
        }

        private double determinant() {
            return h00 * h11 - h01 * h01;
        }

        boolean isInvertible() {
            return determinant() > 1e-9 * h00 * h11 && h00 > 1e-9;
        }

        double interceptStep() {
            return (h11 * g0 - h01 * g1) / determinant();
        }

        double slopeStep() {
            return (h00 * g1 - h01 * g0) / determinant();
        }

        double interceptVariance() {
            return h11 / determinant();
        }

        double slopeVariance() {
            return h00 / determinant();
        }
    }
}
