package dev.attune.cli.evaluate.rules;

/** Silent for so many times the customer's own mean gap; who came once has none and is never told. */
public record GapRule() implements AlertRule {

    @Override
    public String name() {
        return "silent c x own mean gap";
    }

    @Override
    public String unit() {
        return "gaps";
    }

    @Override
    public double[] thresholds() {
        return Thresholds.geometric(0.5, 100);
    }

    @Override
    public double alertAge(int repeats, double ageAtLast, double threshold) {
        return repeats == 0 ? Double.POSITIVE_INFINITY : ageAtLast + threshold * ageAtLast / repeats;
    }
}
