package dev.attune.delivery;

import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.customer.Band;
import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.customer.Window;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.Clocks;
import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Evidence;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.episode.Remedy;
import dev.attune.domain.episode.RemedyAction;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.Stakes;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.event.EventStream;
import java.time.Instant;
import java.util.List;

/** Outputs of the domain as they look in life, for tests of what becomes of them. */
public final class Samples {

    public static final long OPENED_AT = Instant.parse("2026-03-01T10:00:01Z").toEpochMilli();
    public static final long EVENT_TIME = Instant.parse("2026-03-02T08:30:00Z").toEpochMilli();

    private static final Clocks CLOCKS =
            new Clocks(figures(6, 8.5, 13.0, 1.4, 0.4, 0.66), figures(21, 12.5, 13.0, 0.6, 0.2, 0.3), true);
    private static final Clocks NO_CLOCKS = new Clocks(ClockFigures.NEVER, ClockFigures.NEVER, false);

    private Samples() {}

    private static ClockFigures figures(
            int repeats, double ageAtLast, double age, double gap, double pDead, double pSilent) {
        return new ClockFigures(repeats, ageAtLast, age, gap, LogOdds.of(pDead), pDead, 1 - pDead, pSilent);
    }

    public static EpisodeRevision churnRevision() {
        return churnRevision("customer-17");
    }

    public static EpisodeRevision churnRevision(String customerId) {
        return churnRevision(customerId, 110.284995);
    }

    static EpisodeRevision churnRevisionWorth(double valueAtRisk) {
        return churnRevision("customer-17", valueAtRisk);
    }

    private static EpisodeRevision churnRevision(String customerId, double valueAtRisk) {
        List<Contribution> contributions = List.of(
                new Contribution("SILENCE", 2.75, 31.0, 9.0, ExpectationSource.OWN_BASELINE),
                new Contribution("LATE_DELIVERY", 0.5, 2.0, 0.0, ExpectationSource.PROMISE, 2),
                new Contribution("PROPENSITY", -1.125, Double.NaN, Double.NaN, ExpectationSource.NONE));
        return new EpisodeRevision(
                "a1b2c3d4e5f60718",
                2,
                EpisodeState.UPDATED,
                Trigger.SEVERITY,
                1,
                AlertKind.CHURN_RISK,
                customerId,
                Severity.WARNING,
                64,
                0.893309405,
                2.125,
                0.61,
                contributions,
                List.of(
                        new Remedy(RemedyAction.PURCHASE, 1, -4.5, 0.085, true, EVENT_TIME),
                        new Remedy(RemedyAction.RESOLVE_TICKETS, 2, -0.25, 0.867, false, EVENT_TIME)),
                List.of(
                        new Evidence(EventStream.PURCHASE, "order-9/delivered", EVENT_TIME - 86_400_000L),
                        new Evidence(EventStream.SUPPORT, "ticket-4", EVENT_TIME - 90_000_000L)),
                List.of("delivery", "support-chat"),
                new Stakes(0.71, 91, 123.45678, valueAtRisk, 987.65, "EUR", "loyal"),
                CLOCKS,
                List.of("retention", "logistics"),
                new Confidence(0.8, List.of("CLICKSTREAM_NEVER_SEEN")),
                null,
                "policy-1",
                "model-1",
                OPENED_AT,
                EVENT_TIME,
                false);
    }

    public static EpisodeRevision dropRevision() {
        return new EpisodeRevision(
                "0f0e0d0c0b0a0908",
                1,
                EpisodeState.OPENED,
                Trigger.OPENED,
                0,
                AlertKind.EXPERIENCE_DROP,
                "customer-18",
                Severity.CRITICAL,
                90,
                -31.5,
                6.5,
                Double.NaN,
                List.of(
                        new Contribution("PAGE_LATENCY", 4.5, 4200.0, 1100.0, ExpectationSource.OWN_BASELINE),
                        new Contribution("PAGE_ERROR", 2.0, 0.25, 0.02, ExpectationSource.SEGMENT)),
                List.of(),
                List.of(new Evidence(EventStream.CLICK, "click-77", EVENT_TIME - 500)),
                List.of("checkout"),
                new Stakes(0.2, 91, Double.NaN, Double.NaN, 0.0, null, null),
                NO_CLOCKS,
                List.of(),
                new Confidence(1.0, List.of()),
                "incident-3",
                "policy-1",
                "model-1",
                EVENT_TIME,
                EVENT_TIME,
                false);
    }

    public static Assessment assessment() {
        return new Assessment(
                "customer-17",
                EVENT_TIME,
                Lifecycle.REPEAT,
                Band.HIGH,
                0.893309405,
                2.125,
                new Stakes(0.71, 91, 123.45678, 110.284995, 987.65, "EUR", "loyal"),
                71.5,
                84.25,
                -12.75,
                72.5,
                96.0,
                CLOCKS,
                windows(),
                new Confidence(0.8, List.of("CLICKSTREAM_NEVER_SEEN")),
                List.of("a1b2c3d4e5f60718"),
                "policy-1",
                "model-1");
    }

    public static Assessment emptyAssessment() {
        return new Assessment(
                "customer-19",
                EVENT_TIME,
                Lifecycle.PROSPECT,
                Band.LOW,
                0.5,
                0.0,
                new Stakes(0.9, 91, Double.NaN, Double.NaN, 0.0, null, null),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                NO_CLOCKS,
                windows(),
                new Confidence(0.1, List.of("TOO_FEW_PURCHASES")),
                List.of(),
                "policy-1",
                "model-1");
    }

    private static List<Window> windows() {
        return List.of(
                new Window(1.0 / 24, 1, 1, 0, 0, 0, 0, 0.0),
                new Window(1, 3, 1, 0, 1, 0, 0, 0.0),
                new Window(7, 12, 3, 1, 1, 1, 1, 19.99),
                new Window(30, 44, 9, 3, 2, 2, 1, 61.5),
                new Window(90, 130, 21, 7, 4, 3, 2, 987.65));
    }
}
