package dev.attune.sandbox.simulator;

import java.util.UUID;

/**
 * Random numbers that are the same on every machine and every release of the JDK: SplitMix64 (Steele, Lea, Flood 2014)
 * and distributions over {@link StrictMath}. The JDK fixes neither its generators' derived draws nor {@code Math}.
 */
public final class Draws {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** A stream of its own for each pair of seed and number, independent of how much the others draw. */
    public static Draws of(long seed, long stream) {
        return new Draws(mix(mix(seed + GOLDEN_GAMMA) ^ mix(stream * GOLDEN_GAMMA + 1)));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public long bits() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return (bits() >>> 11) * UNIT;
    }

    public double uniform(double from, double to) {
        return from + (to - from) * uniform();
    }

    /** Uniform in [0, bound). */
    public int index(int bound) {
        return (int) (uniform() * bound);
    }

    public boolean chance(double probability) {
        return uniform() < probability;
    }

    public double exponential(double mean) {
        return -mean * StrictMath.log1p(-uniform());
    }

    /** Erlang with the given mean: a sum of {@code shape} exponentials; more regular the larger the shape. */
    double erlang(int shape, double mean) {
        double sum = 0;
        for (int phase = 0; phase < shape; phase++) {
            sum += exponential(mean / shape);
        }
        return sum;
    }

    /** Standard normal, polar method (Marsaglia, Bray 1964); the second value is not kept, so that draws stay countable. */
    double normal() {
        while (true) {
            double u = 2 * uniform() - 1;
            double v = 2 * uniform() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Gamma of scale 1 (Marsaglia, Tsang 2000). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && StrictMath.log1p(-uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    double beta(double a, double b) {
        double left = gamma(a);
        return left / (left + gamma(b));
    }

    /** A version 4 UUID, as text. */
    public String uuid() {
        long high = bits() & 0xffffffffffff0fffL | 0x4000L;
        long low = bits() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
