package dev.attune.fit;

import dev.attune.domain.churn.PurchaseModel;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;

/**
 * The log-likelihood of a purchase model (SCIENCE section 1), by the very code that judges customers: with its log-odds of
 * having left split into propensity and silence,
 *
 * <pre>
 *   ln L = ln B(a, b+n) - ln B(a, b) + (k-1) sum ln gap - x ln Gamma(k) + r ln alpha - ln Gamma(r)
 *        + ln Gamma(r+kx) - (r+kx) ln(alpha+tx) + ln( exp(-silence) + exp(propensity) )
 * </pre>
 *
 * where n = x + 1 occasions could have been the last, x of the BG family. Sources: Fader, Hardie, Lee 2005; Batislam,
 * Denizel, Filiztekin 2007; Reutterer, Platzer, Schroeder 2020.
 *
 * <p>Customers with the same figures are counted together: most have few occasions, and time is in days.
 */
public final class RenewalLikelihood {

    private record Figures(int repeats, double ageAtLast, double age) {}

    private final Figures[] figures;
    private final int[] customers;
    private final double logGaps;
    private final int size;
    private final int largestRepeats;

    public RenewalLikelihood(Collection<RenewalHistory> histories) {
        Map<Figures, Integer> counts = new TreeMap<>(Comparator.comparingInt(Figures::repeats)
                .thenComparingDouble(Figures::ageAtLast)
                .thenComparingDouble(Figures::age));
        double sum = 0;
        int largest = 0;
        for (RenewalHistory each : histories) {
            counts.merge(new Figures(each.repeats(), each.ageAtLast(), each.age()), 1, Integer::sum);
            sum += each.logGaps();
            largest = Math.max(largest, each.repeats());
        }
        this.figures = counts.keySet().toArray(Figures[]::new);
        this.customers = counts.values().stream().mapToInt(Integer::intValue).toArray();
        this.logGaps = sum;
        this.size = histories.size();
        this.largestRepeats = largest;
    }

    /** How many customers. */
    public int size() {
        return size;
    }

    /** Natural logarithm; comparable between families and every k. */
    public double of(ModelParameters p) {
        PurchaseModel model = new PurchaseModel(p);
        double[] known = byRepeats(p);
        double[] propensity = new double[known.length];
        Arrays.setAll(propensity, model::propensity);
        double sum = (p.k() - 1) * logGaps;
        for (int i = 0; i < figures.length; i++) {
            Figures each = figures[i];
            int x = each.repeats;
            double shape = p.r() + (double) p.k() * x;
            double silence = model.silence(x, each.ageAtLast, each.age);
            sum += customers[i]
                    * (known[x] - shape * Math.log(p.alpha() + each.ageAtLast) + logSumExp(-silence, propensity[x]));
        }
        return sum;
    }

    /** What depends on the number of repeats alone. */
    private double[] byRepeats(ModelParameters p) {
        double[] known = new double[largestRepeats + 1];
        double all = p.r() * Math.log(p.alpha()) - Gamma.logGamma(p.r()) - Beta.logBeta(p.a(), p.b());
        int unsafe = p.family() == ModelFamily.BG ? 0 : 1;
        for (int x = 0; x <= largestRepeats; x++) {
            known[x] = all
                    + Beta.logBeta(p.a(), p.b() + x + unsafe)
                    + Gamma.logGamma(p.r() + (double) p.k() * x)
                    - x * Gamma.logGamma(p.k());
        }
        return known;
    }

    private static double logSumExp(double one, double other) {
        double larger = Math.max(one, other);
        return larger + Math.log1p(Math.exp(Math.min(one, other) - larger));
    }
}
