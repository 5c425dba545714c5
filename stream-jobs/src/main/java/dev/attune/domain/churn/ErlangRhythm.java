package dev.attune.domain.churn;

/**
 * k > 1: gaps of k Poisson stages. With s = r + k x, c = alpha + tx, q = age - tx and u = q / (c + q), the sums over
 * log-gammas of MBG/CNBD-k (SCIENCE section 1) divide out to a polynomial of degree k - 1:
 *
 * <pre>
 *   P(silent | stayed) = (1 - u)^s P(u),   P(u) = sum_{j<k} p_j u^j,   p_j = s (s+1) .. (s+j-1) / j!
 *   silence = s ln(1 + q/c) - ln P(u),     its slope = k p_k u^(k-1) / (P(u) (c + q))
 * </pre>
 *
 * <p>that is 1 - I_u(k, s), a beta distribution function, stable without any log-gamma. u^(k-1) / P(u) only grows with u,
 * which bounds the slope between two ages, and makes silence convex in v = ln(1 + q/c): the deadline is found between a
 * chord and a tangent, each quadratically close to it, never on the wrong side.
 */
final class ErlangRhythm implements Rhythm {

    /** The bracket is closed when doubles between its ends run out, which takes four to eight rounds. */
    private static final int MOST_ROUNDS = 60;

    private static final double RESOLUTION = 0x1p-50;

    private final int k;
    private final double shape;
    private final double rate;

    ErlangRhythm(int k, double shape, double rate) {
        this.k = k;
        this.shape = shape;
        this.rate = rate;
    }

    @Override
    public double silence(int x, double tx, double age) {
        double s = shape + (double) k * x;
        double quiet = Math.max(age - tx, 0) / (rate + tx);
        return silence(s, StrictMath.log1p(quiet), fraction(quiet));
    }

    /** Of v = ln(1 + q/c) and u = 1 - exp(-v). */
    private double silence(double s, double v, double u) {
        return Math.max(0, s * v - StrictMath.log1p(polynomial(s, u)));
    }

    /** P(u) - 1. */
    private double polynomial(double s, double u) {
        double term = 1;
        double sum = 0;
        for (int j = 1; j < k; j++) {
            term *= (s + j - 1) * u / j;
            sum += term;
        }
        return sum;
    }

    /** u of q/c, which may be infinite. */
    private static double fraction(double quiet) {
        return quiet < 1 ? quiet / (1 + quiet) : 1 / (1 + 1 / quiet);
    }

    /** Slope of silence over v: k p_k u^(k-1) / P(u). */
    private double slope(double s, double u) {
        double leading = s;
        for (int j = 1; j < k; j++) {
            leading *= (s + j) * u / j;
        }
        return leading / (1 + polynomial(s, u));
    }

    @Override
    public double steepest(int x, double tx, double from, double to) {
        double c = rate + tx;
        double quiet = Math.max(Math.max(from, to) - tx, 0);
        return slope(shape + (double) k * x, fraction(quiet / c)) / (c + Math.max(from - tx, 0));
    }

    @Override
    public double gentlest(int x, double tx, double from, double to) {
        double c = rate + tx;
        double quiet = Math.max(Math.min(from, to) - tx, 0);
        return slope(shape + (double) k * x, fraction(quiet / c)) / (c + Math.max(to - tx, 0));
    }

    @Override
    public double reached(int x, double tx, double needed) {
        double s = shape + (double) k * x;
        boolean later = needed > 0 && needed < Double.MAX_VALUE;
        return tx + (rate + tx) * StrictMath.expm1(later ? logReached(s, needed) : needed / s);
    }

    /** v of the age at which silence is {@code needed}, above 0: just before it, never after. */
    private double logReached(double s, double needed) {
        // 1 <= P(u) <= P(1) gives the first bracket.
        double low = needed / s;
        double high = (needed + StrictMath.log1p(polynomial(s, 1))) / s;
        double atLow = silence(s, low);
        for (int i = 0; i < MOST_ROUNDS && high - low > RESOLUTION * high; i++) {
            double atHigh = silence(s, high);
            double chord = low + (needed - atLow) * ((high - low) / (atHigh - atLow));
            double tangent = high - (atHigh - needed) / slope(s, -StrictMath.expm1(-high));
            if (chord > low && chord < high) {
                double atChord = silence(s, chord);
                low = atChord <= needed ? chord : low;
                atLow = atChord <= needed ? atChord : atLow;
            }
            if (!(tangent < high)) {
                break;
            }
            high = Math.max(tangent, low);
        }
        return lastBefore(s, needed, low, high);
    }

    /** From the upper end down: where rounding has stopped the lower end, it may lie far back. */
    private double lastBefore(double s, double needed, double low, double high) {
        double back = Math.ulp(high);
        while (high - back > low && silence(s, high - back) > needed) {
            back *= 2;
        }
        return Math.max(low, high - back);
    }

    private double silence(double s, double v) {
        return silence(s, v, -StrictMath.expm1(-v));
    }

    @Override
    public double silentThoughAlive(int x, double tx, double age, double horizon) {
        double now = Math.max(age, tx);
        return Math.min(1, StrictMath.exp(silence(x, tx, now) - silence(x, tx, now + horizon)));
    }

    @Override
    public double purchases(int x, double tx, double age, double horizon, double a, double b) {
        double now = Math.max(age, tx);
        double s = shape + (double) k * x;
        double u = fraction((now - tx) / (rate + tx));
        StagedPurchases staged = new StagedPurchases(k, rate + now, horizon, a, b);
        double weight = 1;
        double sum = 0;
        for (int done = 0; done < k; done++) {
            sum += weight * staged.expected(s + done, done);
            weight *= (s + done) * u / (done + 1);
        }
        return sum / (1 + polynomial(s, u));
    }

    /** k over the expected rate of stages. */
    @Override
    public double expectedGap(int x, double tx) {
        return k * (rate + tx) / (shape + (double) k * x);
    }
}
