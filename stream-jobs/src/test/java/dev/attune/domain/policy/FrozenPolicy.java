package dev.attune.domain.policy;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.TouchpointPolicy.Detail;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A policy that never changes, for tests whose numbers or bytes must not move when the defaults do: golden state layouts,
 * formulas checked by hand.
 */
public final class FrozenPolicy {

    private FrozenPolicy() {}

    public static Policy frozen() {
        return new Policy(
                "frozen",
                Policy.LATEST_MODEL,
                "frozen",
                churn(),
                experience(),
                new JourneyPolicy(
                        RageClickPreset.DATADOG,
                        DeadClickPreset.SENTRY,
                        List.of("next"),
                        Duration.ofMinutes(30),
                        Duration.ofHours(4),
                        3,
                        3,
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ZERO,
                        Duration.ofHours(48),
                        Duration.ofDays(3),
                        Duration.ofDays(30)),
                new EpisodePolicy(
                        Duration.ofHours(24),
                        Duration.ofDays(14),
                        0.7,
                        0.9,
                        0.1,
                        -10,
                        -25,
                        10,
                        new ReminderRule(Duration.ZERO, Duration.ofDays(14), Duration.ofDays(14), 3),
                        new AlertBudgetRule(5, true)),
                new HealthPolicy(0.05, 5, 7, 0.25, 0.5, 0.75, 30, 0.8),
                new ConfidencePolicy(3, 5, 10, 28),
                new RetentionPolicy(400, Duration.ofHours(24), Duration.ofDays(7)),
                new IncidentPolicy(0.1, 3, -5, -15, 2, Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(3)),
                new TouchpointPolicy(
                        List.of(), 16, Detail.TOUCHPOINT, Detail.DIMENSION, Detail.COMBINATION, 10, List.of(), 10),
                new IgnorePolicy(List.of(), List.of()),
                Map.of());
    }

    private static ChurnPolicy churn() {
        return new ChurnPolicy(
                91,
                new ModelParameters(0.525, 6.183, 0.891, 1.614),
                new ModelParameters(1.0, 1.0, 0.1, 2.0),
                new SpendParameters(6.25, 3.74, 15.44),
                Map.of(),
                0.6,
                new OverdueRule(56, 0),
                0.3,
                1,
                2,
                14,
                0,
                new StayRule(0, 1),
                Map.of(
                        Reason.ERRORS, new EvidenceWeight(0.10, 0.6, 21),
                        Reason.SLOW, new EvidenceWeight(0.05, 0.4, 21),
                        Reason.LATE_DELIVERY, new EvidenceWeight(0.36, 0.9, 60),
                        Reason.UNRESOLVED_TICKET, new EvidenceWeight(0.45, 0.9, 60),
                        Reason.NEGATIVE_SENTIMENT, new EvidenceWeight(0.20, 0.6, 45),
                        Reason.LOW_CSAT, new EvidenceWeight(0.25, 0.6, 60),
                        Reason.COMPLAINT, new EvidenceWeight(0.25, 0.75, 60),
                        Reason.RECOVERED, new EvidenceWeight(-0.12, 0.36, 45)),
                new EvidenceRule(0, 3, 30, 1, 0.25, 0.02),
                Calibration.IDENTITY,
                Map.of());
    }

    private static ExperiencePolicy experience() {
        Map<SignalKind, NormalPrior> normal = Map.of(
                SignalKind.PAGE_LATENCY, new NormalPrior(5.99, 0.5, 4),
                SignalKind.RESOLUTION_TIME, new NormalPrior(3.2, 1.0, 4),
                SignalKind.SENTIMENT, new NormalPrior(0.6, 0.25, 4),
                SignalKind.CSAT, new NormalPrior(0.35, 0.3, 4));
        Map<SignalKind, RatePrior> rates = Map.of(
                SignalKind.PAGE_ERROR, new RatePrior(0.4, 19.6),
                SignalKind.PAYMENT_FAILURE, new RatePrior(0.3, 9.7),
                SignalKind.DELIVERY_LATENESS, new RatePrior(1, 9),
                SignalKind.ANSWER_LATENESS, new RatePrior(1, 9),
                SignalKind.RETURN, new RatePrior(0.8, 9.2),
                SignalKind.COMPLAINT, new RatePrior(0.5, 9.5));
        return new ExperiencePolicy(
                normal, rates, Map.of(), Map.of(), 1.0, 4.0, 100, 200, 20, 14, 120, 75, 10, 1000, Map.of(), 5, 0.5, 30,
                false, 1, false, false);
    }
}
