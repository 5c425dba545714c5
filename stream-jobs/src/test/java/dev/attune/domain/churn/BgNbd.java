package dev.attune.domain.churn;

import dev.attune.domain.policy.ModelParameters;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * BG/NBD, for verification against published figures only: it calls every one-time buyer alive with certainty, so it is
 * no model for alerts. Source: Fader, Hardie, Lee 2005.
 */
final class BgNbd {

    private final double r;
    private final double alpha;
    private final double a;
    private final double b;

    BgNbd(ModelParameters parameters) {
        r = parameters.r();
        alpha = parameters.alpha();
        a = parameters.a();
        b = parameters.b();
    }

    double aliveProbability(int x, double tx, double age) {
        if (x == 0) {
            return 1;
        }
        double logOdds = Math.log(a) - Math.log(b + x - 1) + (r + x) * (Math.log(alpha + age) - Math.log(alpha + tx));
        return LogOdds.probability(-logOdds);
    }

    double expectedPurchases(int x, double tx, double age, double horizon) {
        return aliveProbability(x, tx, age) * DropoutExpectation.purchases(r + x, alpha + age, a, b + x, horizon);
    }

    double noPurchaseProbability(double weeks) {
        return Math.exp(r * (Math.log(alpha) - Math.log(alpha + weeks)));
    }

    double logLikelihood(List<ChurnInputs.Clock> customers) {
        return customers.stream().mapToDouble(this::logLikelihood).sum();
    }

    private double logLikelihood(ChurnInputs.Clock customer) {
        int x = customer.repeats();
        double known = LogGamma.value(r + x) - LogGamma.value(r) + r * Math.log(alpha) - LogBeta.value(a, b);
        double alive = LogBeta.value(a, b + x) - (r + x) * Math.log(alpha + customer.age());
        if (x == 0) {
            return known + alive;
        }
        double dead = LogBeta.value(a + 1, b + x - 1) - (r + x) * Math.log(alpha + customer.ageAtLast());
        return known + MbgNbdLikelihood.logSumExp(alive, dead);
    }
}
