package dev.attune.domain.churn;

import dev.attune.domain.episode.Contribution;
import java.util.List;

/**
 * What is judged of a customer's leaving at one instant.
 *
 * @param logOdds of having left; the sum of {@code contributions}, exactly and in any order
 * @param pDead the same as a probability in (0, 1)
 * @param pSilent probability in [0, 1] of no purchase within the policy's horizon, evidence and calibration included
 * @param activityLeads whether session-days rather than purchase days carried {@code pDead}
 * @param contributions largest first; ties in the order of reasons
 */
public record ChurnRisk(
        double logOdds, double pDead, double pSilent, boolean activityLeads, List<Contribution> contributions) {}
