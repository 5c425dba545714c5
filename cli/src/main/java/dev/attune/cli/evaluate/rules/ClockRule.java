package dev.attune.cli.evaluate.rules;

/**
 * The posterior of MBG/NBD alone, without evidence or calibration, as a reference for what they add: ln odds(dead) = ln a
 * - ln(b + x) + (r + x) ln((alpha + T) / (alpha + tx)), in weeks, solved for T. Source: Batislam, Denizel, Filiztekin
 * 2007.
 *
 * @param minimumRepeats occasions after the first below which nothing is told
 */
public record ClockRule(double r, double alpha, double a, double b, int minimumRepeats) implements AlertRule {

    private static final double DAYS_PER_WEEK = 7;

    @Override
    public String name() {
        return "MBG/NBD posterior, from " + minimumRepeats + " repeats on";
    }

    @Override
    public String unit() {
        return "log-odds";
    }

    @Override
    public double[] thresholds() {
        return Thresholds.even(-4, 12);
    }

    @Override
    public double alertAge(int repeats, double ageAtLast, double threshold) {
        if (repeats < minimumRepeats) {
            return Double.POSITIVE_INFINITY;
        }
        double last = alpha + ageAtLast / DAYS_PER_WEEK;
        double needed = (threshold - Math.log(a) + Math.log(b + repeats)) / (r + repeats);
        return DAYS_PER_WEEK * (Math.max(last, last * Math.exp(needed)) - alpha);
    }
}
