package dev.attune.domain.churn;

/**
 * How the gaps between occasions of someone who has not left are spread, and so what silence means: k stages of a Poisson
 * process whose rate is gamma(r, alpha) across customers.
 *
 * <p>x is repeats, tx the age at the last occasion, age at least tx; weeks. Thread-safe, without memory.
 */
sealed interface Rhythm permits PoissonRhythm, ErlangRhythm {

    static Rhythm of(int k, double r, double alpha) {
        return k == 1 ? new PoissonRhythm(r, alpha) : new ErlangRhythm(k, r, alpha);
    }

    /** -ln of the probability that someone who stayed is silent from tx to {@code age}: 0 at tx, never falling. */
    double silence(int x, double tx, double age);

    /** The most that {@link #silence} grows per week anywhere between two ages. */
    double steepest(int x, double tx, double from, double to);

    /** The least that it grows per week anywhere between two ages. */
    double gentlest(int x, double tx, double from, double to);

    /**
     * The age at which {@link #silence} is {@code needed}: before tx where {@code needed} is negative, infinite where no
     * finite age will do, otherwise never late.
     */
    double reached(int x, double tx, double needed);

    /** Probability that someone who has stayed until {@code age} is silent for {@code horizon} weeks more. */
    double silentThoughAlive(int x, double tx, double age, double horizon);

    /**
     * Expected purchases in {@code horizon} weeks of someone who is there at {@code age}, whose dropout probability is
     * beta(a, b) as known now.
     */
    double purchases(int x, double tx, double age, double horizon, double a, double b);

    /** Expected weeks between occasions, given the rhythm up to the last one. */
    double expectedGap(int x, double tx);
}
