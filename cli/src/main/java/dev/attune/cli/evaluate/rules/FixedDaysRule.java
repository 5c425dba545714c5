package dev.attune.cli.evaluate.rules;

/** Silent for a number of days, the same for everyone. */
public record FixedDaysRule() implements AlertRule {

    @Override
    public String name() {
        return "silent d days";
    }

    @Override
    public String unit() {
        return "days";
    }

    @Override
    public double[] thresholds() {
        return Thresholds.geometric(2, 365);
    }

    @Override
    public double alertAge(int repeats, double ageAtLast, double threshold) {
        return ageAtLast + threshold;
    }
}
