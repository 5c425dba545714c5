package dev.attune.domain.policy;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.TouchpointPolicy.Detail;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The policy shipped as version 1; where its numbers come from is in docs/decisions. */
final class DefaultPolicy {

    static final Policy POLICY = new Policy(
            "1",
            Policy.LATEST_MODEL,
            "default-1",
            churn(),
            experience(),
            new JourneyPolicy(
                    RageClickPreset.DATADOG,
                    DeadClickPreset.SENTRY,
                    List.of(
                            "next",
                            "prev",
                            "previous",
                            "pagination",
                            "page",
                            "plus",
                            "minus",
                            "increase",
                            "decrease",
                            "increment",
                            "decrement",
                            "stepper",
                            "quantity",
                            "carousel",
                            "zoom"),
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
                    new ReminderRule(Duration.ZERO, Duration.ofDays(14), Duration.ofDays(14), 2),
                    new AlertBudgetRule(5, true)),
            new HealthPolicy(0.05, 5, 7, 0.25, 0.5, 0.75, 30, 0.8),
            new ConfidencePolicy(3, 5, 10, 28),
            new RetentionPolicy(400, Duration.ofHours(24), Duration.ofDays(7)),
            new IncidentPolicy(0.5, 3, -5, -15, 2, Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(3)),
            new TouchpointPolicy(
                    List.of(), 16, Detail.TOUCHPOINT, Detail.DIMENSION, Detail.COMBINATION, 10, List.of(), 10),
            new IgnorePolicy(List.of(), List.of()),
            Map.of());

    private DefaultPolicy() {}

    private static ChurnPolicy churn() {
        return new ChurnPolicy(
                91,
                new ModelParameters(0.525, 6.183, 0.891, 1.614),
                new ModelParameters(0.45, 0.8, 0.8, 7.5),
                new SpendParameters(6.25, 3.74, 15.44),
                Map.of(),
                0.85,
                new OverdueRule(56, 1.7346),
                0.3,
                1,
                0,
                14,
                0.7,
                new StayRule(2, 3),
                evidence(),
                new EvidenceRule(0.25, 3, 30, 1, 0.25, 0.02),
                Calibration.IDENTITY,
                Map.of());
    }

    private static Map<Reason, EvidenceWeight> evidence() {
        Map<Reason, EvidenceWeight> weights = new EnumMap<>(Reason.class);
        weights.put(Reason.ERRORS, new EvidenceWeight(0.10, 0.6, 21));
        weights.put(Reason.SLOW, new EvidenceWeight(0.05, 0.4, 21));
        weights.put(Reason.EMPTY_SEARCH, new EvidenceWeight(0.03, 0.2, 21));
        weights.put(Reason.FRUSTRATION, new EvidenceWeight(0.05, 0.3, 21));
        weights.put(Reason.PAYMENT_FAILED, new EvidenceWeight(0.20, 0.6, 30));
        weights.put(Reason.LATE_DELIVERY, new EvidenceWeight(0.36, 0.9, 60));
        weights.put(Reason.LATE_ANSWER, new EvidenceWeight(0.15, 0.45, 45));
        weights.put(Reason.LONG_WAIT, new EvidenceWeight(0.10, 0.3, 45));
        weights.put(Reason.UNRESOLVED_TICKET, new EvidenceWeight(0.45, 0.9, 60));
        weights.put(Reason.NEGATIVE_SENTIMENT, new EvidenceWeight(0.20, 0.6, 45));
        weights.put(Reason.LOW_CSAT, new EvidenceWeight(0.25, 0.6, 60));
        weights.put(Reason.LOW_NPS, new EvidenceWeight(0.25, 0.6, 60));
        weights.put(Reason.LOW_CES, new EvidenceWeight(0.20, 0.6, 60));
        weights.put(Reason.COMPLAINT, new EvidenceWeight(0.25, 0.75, 60));
        weights.put(Reason.RETURNS, new EvidenceWeight(0.10, 0.3, 60));
        weights.put(Reason.ORDER_CANCELLED, new EvidenceWeight(0.10, 0.3, 60));
        weights.put(Reason.SUBSCRIPTION_CANCELLED, new EvidenceWeight(1.5, 1.5, 180));
        weights.put(Reason.NOT_RENEWED, new EvidenceWeight(1.5, 1.5, 180));
        weights.put(Reason.FREQUENT_CONTACT, new EvidenceWeight(0.15, 0.45, 45));
        weights.put(Reason.REFUSED, new EvidenceWeight(0.05, 0.3, 21));
        weights.put(Reason.FORM_RETRIES, new EvidenceWeight(0.05, 0.3, 21));
        weights.put(Reason.CHECKOUT_FAILED, new EvidenceWeight(0.15, 0.45, 30));
        weights.put(Reason.CHECKOUT_ABANDONED, new EvidenceWeight(0.05, 0.2, 21));
        weights.put(Reason.TRANSFERS, new EvidenceWeight(0.05, 0.2, 45));
        weights.put(Reason.REOPENED, new EvidenceWeight(0.25, 0.75, 60));
        weights.put(Reason.ESCALATED, new EvidenceWeight(0.25, 0.75, 60));
        weights.put(Reason.LOW_REVIEW, new EvidenceWeight(0.25, 0.6, 60));
        weights.put(Reason.CHANNEL_HOPS, new EvidenceWeight(0.10, 0.3, 45));
        weights.put(Reason.CONTRADICTION, new EvidenceWeight(0.10, 0.3, 45));
        // Going in circles is also what browsing looks like; and a case without a reply counts as unresolved already.
        weights.put(Reason.PAGE_LOOPS, new EvidenceWeight(0, 0.2, 21));
        weights.put(Reason.UNANSWERED, new EvidenceWeight(0, 0.3, 45));
        weights.put(Reason.REFERRED, new EvidenceWeight(-0.30, 0.6, 90));
        weights.put(Reason.RECOVERED, new EvidenceWeight(-0.12, 0.36, 45));
        return weights;
    }

    private static ExperiencePolicy experience() {
        Map<SignalKind, NormalPrior> normal = new EnumMap<>(SignalKind.class);
        normal.put(SignalKind.PAGE_LATENCY, new NormalPrior(5.99, 0.433, 3));
        normal.put(SignalKind.RESOLUTION_TIME, new NormalPrior(3.2, 1.0, 4));
        normal.put(SignalKind.RESPONSE_TIME, new NormalPrior(1.4, 1.0, 4));
        normal.put(SignalKind.REVIEW, new NormalPrior(0.35, 0.3, 4));
        normal.put(SignalKind.SENTIMENT, new NormalPrior(0.6, 0.25, 4));
        normal.put(SignalKind.CSAT, new NormalPrior(0.35, 0.3, 4));
        normal.put(SignalKind.NPS, new NormalPrior(0.35, 0.3, 4));
        normal.put(SignalKind.CES, new NormalPrior(0.35, 0.3, 4));
        Map<SignalKind, RatePrior> rates = new EnumMap<>(SignalKind.class);
        rates.put(SignalKind.PAGE_ERROR, new RatePrior(0.2, 19.8));
        rates.put(SignalKind.EMPTY_SEARCH, new RatePrior(1, 9));
        rates.put(SignalKind.RAGE_CLICK, new RatePrior(0.2, 19.8));
        rates.put(SignalKind.DEAD_CLICK, new RatePrior(0.4, 19.6));
        rates.put(SignalKind.PAYMENT_FAILURE, new RatePrior(0.3, 9.7));
        rates.put(SignalKind.DELIVERY_LATENESS, new RatePrior(1, 9));
        rates.put(SignalKind.ANSWER_LATENESS, new RatePrior(1, 9));
        rates.put(SignalKind.RETURN, new RatePrior(0.8, 9.2));
        rates.put(SignalKind.COMPLAINT, new RatePrior(0.5, 9.5));
        rates.put(SignalKind.PAGE_REFUSAL, new RatePrior(0.2, 19.8));
        rates.put(SignalKind.PAGE_LOOP, new RatePrior(0.5, 9.5));
        rates.put(SignalKind.FORM_RETRY, new RatePrior(0.5, 9.5));
        rates.put(SignalKind.CHECKOUT_FAILURE, new RatePrior(0.2, 9.8));
        rates.put(SignalKind.CHECKOUT_ABANDONMENT, new RatePrior(4, 6));
        rates.put(SignalKind.UNANSWERED, new RatePrior(1, 9));
        rates.put(SignalKind.TRANSFER, new RatePrior(1, 9));
        rates.put(SignalKind.REOPENING, new RatePrior(0.5, 9.5));
        rates.put(SignalKind.ESCALATION, new RatePrior(0.5, 9.5));
        rates.put(SignalKind.REFERRAL, new RatePrior(0.1, 9.9));
        rates.put(SignalKind.CHANNEL_HOP, new RatePrior(0.5, 9.5));
        rates.put(SignalKind.CONTRADICTION, new RatePrior(0.5, 9.5));
        return new ExperiencePolicy(
                normal, rates, Map.of(), Map.of(), 1.5, 4.0, 100, 40, 50, 14, 120, 75, 10, 1000, Map.of(), 5, 0.5, 30,
                false, 0.5, false, false);
    }
}
