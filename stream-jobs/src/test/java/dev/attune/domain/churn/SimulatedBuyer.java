package dev.attune.domain.churn;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import java.util.Random;

/**
 * A customer drawn from the assumptions of a purchase model.
 *
 * @param repeats purchases after the first, until {@code age}
 * @param last age at the last of them
 * @param logGaps sum of the logarithms of the gaps up to it
 * @param alive whether they had not left at {@code age}
 * @param later purchases in the horizon that followed
 */
public record SimulatedBuyer(int repeats, double last, double logGaps, boolean alive, int later) {

    public static SimulatedBuyer draw(Random random, ModelParameters parameters, double age, double horizon) {
        double rate = gamma(random, parameters.r()) / parameters.alpha();
        double one = gamma(random, parameters.a());
        double dropout = one / (one + gamma(random, parameters.b()));
        int repeats = 0;
        int later = 0;
        double last = 0;
        double logGaps = 0;
        boolean canLeaveAtOnce = parameters.family() == ModelFamily.MBG;
        boolean alive = random.nextDouble() >= dropout || !canLeaveAtOnce;
        boolean aliveAtAge = alive;
        int k = parameters.k();
        for (double at = wait(random, k, rate); alive && at <= age + horizon; at += wait(random, k, rate)) {
            if (at <= age) {
                repeats++;
                logGaps += Math.log(at - last);
                last = at;
            } else {
                later++;
            }
            alive = random.nextDouble() >= dropout;
            aliveAtAge = at <= age ? alive : aliveAtAge;
        }
        return new SimulatedBuyer(repeats, last, logGaps, aliveAtAge, later);
    }

    private static double wait(Random random, int k, double rate) {
        double sum = 0;
        for (int stage = 0; stage < k; stage++) {
            sum -= Math.log1p(-random.nextDouble()) / rate;
        }
        return sum;
    }

    /** Marsaglia and Tsang 2000, for a shape of 1 or more; a smaller one by their power of a uniform. */
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(random.nextDouble()) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
