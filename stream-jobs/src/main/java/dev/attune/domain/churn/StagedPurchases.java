package dev.attune.domain.churn;

/**
 * Expected purchases within a horizon where every k-th stage is a purchase and each purchase may be the last: the mean
 * over the number n of stages, negative binomial across customers, of the mean over the dropout probability p of
 * 1 + (1-p) + (1-p)^2 + .. (as many terms as n stages make purchases), E (1-p)^i = B(a, b+i) / B(a, b).
 *
 * <p>Exact but for terms below 1e-16 of the largest; time grows with the number of stages that are likely.
 */
final class StagedPurchases {

    private static final double NEGLIGIBLE = 1e-16;

    /** Beyond so many likely stages, which stage one is in says nothing any more: relative error below 1e-4. */
    private static final double MOST_STAGES = 200_000;

    private final int k;
    private final double rate;
    private final double horizon;
    private final double a;
    private final double b;

    /**
     * @param rate of the gamma of stage rates as known now, weeks
     * @param horizon weeks, not negative
     * @param a first shape of the beta of dropout probabilities as known now
     * @param b its second shape
     */
    StagedPurchases(int k, double rate, double horizon, double a, double b) {
        this.k = k;
        this.rate = rate;
        this.horizon = horizon;
        this.a = a;
        this.b = b;
    }

    /**
     * Given that so many stages of the running gap are done.
     *
     * @param shape of the gamma of stage rates as known then
     */
    double expected(double shape, int done) {
        double scaled = horizon / rate;
        double spread = StrictMath.sqrt(shape * scaled * (1 + scaled));
        if (shape * scaled + 40 * (spread + scaled) > MOST_STAGES) {
            return DropoutExpectation.purchases(shape, k * rate, a, b, horizon);
        }
        double odds = scaled / (1 + scaled);
        long mode = (long) Math.max(0, Math.floor((shape - 1) * scaled));
        long first = mode;
        double weight = 1;
        while (first > 0 && weight > NEGLIGIBLE) {
            weight *= first / (odds * (shape + first - 1));
            first--;
        }
        return mean(shape, done, odds, first, mode, weight);
    }

    /** Over the numbers of stages from {@code first} on, where the weight is given, until it is negligible again. */
    private double mean(double shape, int done, double odds, long first, long mode, double weight) {
        long purchases = 0;
        double kept = 1;
        double expected = 0;
        double mass = 0;
        double sum = 0;
        for (long n = first; n <= mode || weight > NEGLIGIBLE; n++) {
            for (; purchases < (n + done) / k; purchases++) {
                expected += kept;
                kept *= (b + purchases) / (a + b + purchases);
            }
            mass += weight;
            sum += weight * expected;
            weight *= odds * (shape + n) / (n + 1);
        }
        return sum / mass;
    }
}
