package dev.attune.domain.churn;

/** k = 1, exponential gaps: closed forms, one logarithm each. */
record PoissonRhythm(double shape, double rate) implements Rhythm {

    @Override
    public double silence(int x, double tx, double age) {
        double quiet = Math.max(age - tx, 0);
        return (shape + x) * StrictMath.log1p(quiet / (rate + tx));
    }

    /** The slope only falls with age. */
    @Override
    public double steepest(int x, double tx, double from, double to) {
        return (shape + x) / (rate + Math.max(from, tx));
    }

    @Override
    public double gentlest(int x, double tx, double from, double to) {
        return (shape + x) / (rate + Math.max(to, tx));
    }

    @Override
    public double reached(int x, double tx, double needed) {
        return tx + (rate + tx) * StrictMath.expm1(needed / (shape + x));
    }

    @Override
    public double silentThoughAlive(int x, double tx, double age, double horizon) {
        double now = rate + Math.max(age, tx);
        return StrictMath.exp(-(shape + x) * StrictMath.log1p(horizon / now));
    }

    @Override
    public double purchases(int x, double tx, double age, double horizon, double a, double b) {
        return DropoutExpectation.purchases(shape + x, rate + Math.max(age, tx), a, b, horizon);
    }

    @Override
    public double expectedGap(int x, double tx) {
        return (rate + tx) / (shape + x);
    }
}
