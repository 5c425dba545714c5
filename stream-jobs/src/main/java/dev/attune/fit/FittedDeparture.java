package dev.attune.fit;

import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What outcomes say of having left: weights of evidence and the calibration of the log-odds. Losses are mean negative
 * log-likelihoods per outcome, each fifth of the customers judged by a fit to the other four.
 *
 * @param calibration null where none helps
 * @param evidence by reason that occurred; empty where learned weights do not help
 * @param outcomes known: customers at instants
 * @param gone share of them that was not seen again, in [0, 1]
 * @param lossStanding by the weights of the policy, not calibrated
 * @param lossCalibrated by the weights of the policy, calibrated
 * @param lossLearned by learned weights, calibrated
 * @param lossKept of what is kept
 */
public record FittedDeparture(
        @Nullable Calibration calibration,
        Map<Reason, FittedWeight> evidence,
        int outcomes,
        double gone,
        double lossStanding,
        double lossCalibrated,
        double lossLearned,
        double lossKept) {}
