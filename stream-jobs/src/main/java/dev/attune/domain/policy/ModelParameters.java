package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * Parameters of a purchase model, time in weeks. Of someone who is there, occasions are every k-th event of a Poisson
 * process: gaps are Erlang-k, the more regular the larger k is; k = 1 are the NBD models.
 *
 * @param family when a customer can leave
 * @param k regularity of the gaps, 1 to {@value #LARGEST_K}
 * @param r shape of the gamma that rates of the Poisson process are drawn from, above 0
 * @param alpha its rate in weeks, above 0; the mean purchase rate is r / (k alpha) per week
 * @param a first shape of the beta that dropout probabilities are drawn from, above 0
 * @param b its second shape, above 0; the mean dropout probability is a / (a + b) per occasion
 */
public record ModelParameters(ModelFamily family, int k, double r, double alpha, double a, double b)
        implements Serializable {

    public static final int LARGEST_K = 3;

    /** MBG/NBD. */
    public ModelParameters(double r, double alpha, double a, double b) {
        this(ModelFamily.MBG, 1, r, alpha, a, b);
    }

    void check(String key, PolicyRules rules) {
        rules.between(key + ".k", k, 1, LARGEST_K);
        rules.positive(key + ".r", r);
        rules.positive(key + ".alpha", alpha);
        rules.positive(key + ".a", a);
        rules.positive(key + ".b", b);
    }
}
