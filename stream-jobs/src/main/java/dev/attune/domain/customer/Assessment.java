package dev.attune.domain.customer;

import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.Clocks;
import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.Stakes;
import java.util.List;

/**
 * Everything judged of one customer at one instant; also the row of the backtest's customers.csv and the body of a
 * health record. A number that does not apply is NaN.
 *
 * @param asOf epoch milliseconds UTC of event time
 * @param pDead latent probability of having left, evidence and calibration included
 * @param logOdds log-odds of {@code pDead}
 * @param stakes risk with horizon, expected spend, value at risk, lifetime spend
 * @param experienceIndex 0 to 100, 100 is best; NaN before the first signal
 * @param experienceBaseline the customer's own long-run index, shrunk to the segment's
 * @param experienceGap index minus baseline; negative is worse than expected
 * @param experienceBandLow lower end of the band in which the index normally lies, nine tenths of the time
 * @param experienceBandHigh its upper end
 * @param clocks both bare clocks: neither evidence nor calibration
 * @param windows trailing 1 h, 24 h, 7 d, 30 d, 90 d, in this order
 * @param openEpisodes alert ids of open episodes, by kind
 */
public record Assessment(
        String customerId,
        long asOf,
        Lifecycle lifecycle,
        Band band,
        double pDead,
        double logOdds,
        Stakes stakes,
        double experienceIndex,
        double experienceBaseline,
        double experienceGap,
        double experienceBandLow,
        double experienceBandHigh,
        Clocks clocks,
        List<Window> windows,
        Confidence confidence,
        List<String> openEpisodes,
        String policyVersion,
        String modelVersion) {

    /** The clock of purchase days. */
    public ClockFigures purchase() {
        return clocks.purchases();
    }

    /** The clock of session-days. */
    public ClockFigures activity() {
        return clocks.activity();
    }
}
