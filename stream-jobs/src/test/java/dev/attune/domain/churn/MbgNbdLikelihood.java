package dev.attune.domain.churn;

import dev.attune.domain.policy.ModelParameters;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/** The likelihood of {@link PurchaseModel}'s parameters, k = 1 of MBG/CNBD-k (SCIENCE section 1). */
final class MbgNbdLikelihood {

    private MbgNbdLikelihood() {}

    static double of(ModelParameters parameters, List<ChurnInputs.Clock> customers) {
        return customers.stream().mapToDouble(each -> of(parameters, each)).sum();
    }

    private static double of(ModelParameters p, ChurnInputs.Clock customer) {
        int x = customer.repeats();
        double alive = -(p.r() + x) * Math.log(p.alpha() + customer.age());
        double dead = Math.log(p.a() / (p.b() + x)) - (p.r() + x) * Math.log(p.alpha() + customer.ageAtLast());
        return LogBeta.value(p.a(), p.b() + x + 1)
                - LogBeta.value(p.a(), p.b())
                + p.r() * Math.log(p.alpha())
                + LogGamma.value(p.r() + x)
                - LogGamma.value(p.r())
                + logSumExp(alive, dead);
    }

    static double logSumExp(double one, double other) {
        double larger = Math.max(one, other);
        return larger + Math.log1p(Math.exp(Math.min(one, other) - larger));
    }
}
