package dev.attune.cli.evaluate.measure;

/** Events of customers per unit of exposure, with a bootstrap over customers, since one customer's events go together. */
public final class Rate {

    /** Poisson: with this expectation, none at all has a probability of 2.5 %. */
    private static final double NONE_AT_ALL = -Math.log(0.025);

    private Rate() {}

    /**
     * Sum of events over sum of exposure. Where no customer has any event, resampling knows no doubt, and the upper end
     * is that of the exact Poisson interval (3.69 over the exposure).
     *
     * @param events by customer
     * @param exposure by customer, in the unit that the rate is per; 0 or more
     */
    public static Estimate of(double[] events, double[] exposure, Bootstrap bootstrap) {
        double whole = sum(exposure);
        if (!(whole > 0)) {
            return Estimate.UNDEFINED;
        }
        if (sum(events) == 0) {
            return new Estimate(0, new Interval(0, NONE_AT_ALL / whole));
        }
        return ratio(events, exposure, bootstrap);
    }

    /** The same for a share of events, such as those that were right: none or all of them give Wilson's interval. */
    public static Estimate share(double[] hits, double[] events, Bootstrap bootstrap) {
        double whole = sum(events);
        double hit = sum(hits);
        if (hit == 0 || hit == whole) {
            return Proportion.of(Math.round(hit), Math.round(whole));
        }
        return ratio(hits, events, bootstrap);
    }

    /** A sum over another sum, by customer; the first may be negative. */
    public static Estimate ratio(double[] numerator, double[] denominator, Bootstrap bootstrap) {
        return bootstrap.of(numerator.length, counts -> {
            double above = 0;
            double below = 0;
            for (int i = 0; i < counts.length; i++) {
                above += counts[i] * numerator[i];
                below += counts[i] * denominator[i];
            }
            return above / below;
        });
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
