package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * Parameters of the MBG/NBD and BG/NBD purchase models, time in weeks.
 *
 * @param r shape of the gamma that purchase rates are drawn from, above 0
 * @param alpha its rate in weeks, above 0; the mean purchase rate is r / alpha per week
 * @param a first shape of the beta that dropout probabilities are drawn from, above 0
 * @param b its second shape, above 0; the mean dropout probability is a / (a + b) per occasion
 */
public record ModelParameters(double r, double alpha, double a, double b) implements Serializable {

    void check(String key, PolicyRules rules) {
        rules.positive(key + ".r", r);
        rules.positive(key + ".alpha", alpha);
        rules.positive(key + ".a", a);
        rules.positive(key + ".b", b);
    }
}
