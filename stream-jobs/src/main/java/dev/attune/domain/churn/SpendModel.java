package dev.attune.domain.churn;

import dev.attune.domain.policy.SpendParameters;

/**
 * Gamma-Gamma: spend per purchase varies around the customer's own mean, means vary across customers, and spend does not
 * depend on the purchase rate. Source: Fader, Hardie, note 025.
 */
public final class SpendModel {

    private final SpendParameters parameters;

    public SpendModel(SpendParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Expected spend per purchase: [(q - 1) g p / (q - 1) + p x m] / (p x + q - 1), a mean of the population's and the
     * customer's own weighted by how much is known of each.
     *
     * @param purchases how many purchases {@code meanSpend} is the mean of; 0 gives the population mean
     * @param meanSpend the customer's mean so far, currency units; not read where {@code purchases} is 0
     */
    public double expectedSpend(int purchases, double meanSpend) {
        double prior = parameters.p() * parameters.gamma();
        if (purchases == 0) {
            return prior / (parameters.q() - 1);
        }
        double own = parameters.p() * purchases;
        return (prior + own * meanSpend) / (own + parameters.q() - 1);
    }
}
