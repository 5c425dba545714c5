package dev.attune.fit;

/** The loss that probabilities are fitted by: the negative log-likelihood of what came to be, in nats. */
final class LogLoss {

    private LogLoss() {}

    /**
     * Without overflow at any log-odds.
     *
     * @param logOdds of it being so
     * @param so whether it came to be so
     */
    static double of(double logOdds, boolean so) {
        double against = so ? -logOdds : logOdds;
        return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
    }
}
