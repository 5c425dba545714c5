package dev.attune.fit;

import dev.attune.domain.policy.FittedModel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fit found.
 *
 * @param model to judge by
 * @param customers all that were fitted to
 * @param purchase by segment, the default first
 * @param activity by segment, the default first
 * @param spend by segment, the default first
 * @param departure weights of evidence and the calibration of having left; null where outcomes are too few
 * @param risk by horizon, those that help
 * @param experience what customers can expect, by segment, the default first
 * @param notes what a person should know, one line each
 * @param refusals why the fit must not be used: it is worse than the earlier model on held-out customers; empty where
 *     it may be
 */
public record FitResult(
        FittedModel model,
        int customers,
        Map<String, FittedRenewals> purchase,
        Map<String, FittedRenewals> activity,
        Map<String, FittedSpend> spend,
        @Nullable FittedDeparture departure,
        Map<String, FittedRisk> risk,
        Map<String, FittedExperience> experience,
        List<String> notes,
        List<String> refusals) {}
