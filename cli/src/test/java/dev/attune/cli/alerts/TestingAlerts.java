package dev.attune.cli.alerts;

import dev.attune.delivery.AlertMapper;
import dev.attune.domain.churn.LogOdds;
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

/** Alerts as the job writes them. */
final class TestingAlerts {

    static final long OPENED_AT = Instant.parse("2026-03-01T10:00:01Z").toEpochMilli();

    private static final List<Remedy> REMEDIES = List.of(
            new Remedy(RemedyAction.PURCHASE, 1, -4.5, 0.085, true, OPENED_AT),
            new Remedy(RemedyAction.VISIT, 1, -3.25, 0.244, true, OPENED_AT),
            new Remedy(RemedyAction.RESOLVE_TICKETS, 2, -0.75, 0.797, false, OPENED_AT),
            new Remedy(RemedyAction.FADING, 1, -3.0, 0.294, true, OPENED_AT + 50 * 86_400_000L));

    /** 22 session-days, nine days apart, the last 31 days ago; seven purchase days in the last thirteen weeks. */
    static final Clocks CLOCKS = new Clocks(
            new ClockFigures(6, 8.5, 13.0, 1.3, LogOdds.of(0.4), 0.4, 0.6, 0.66),
            new ClockFigures(21, 27, 27 + 31 / 7.0, 9 / 7.0, LogOdds.of(0.86), 0.86, 0.14, 0.9),
            true);

    private TestingAlerts() {}

    private static boolean open(EpisodeState state) {
        return state == EpisodeState.OPENED || state == EpisodeState.UPDATED;
    }

    static AlertRecord churn(int revision, EpisodeState state, double score) {
        return alert(
                AlertKind.CHURN_RISK,
                revision,
                state,
                score,
                List.of(
                        new Contribution("SILENCE", 2.75, 31.0, 9.0, ExpectationSource.OWN_BASELINE),
                        new Contribution("LATE_DELIVERY", 0.75, 1.8, Double.NaN, ExpectationSource.NONE, 2),
                        new Contribution("ERRORS", 0.125, 0.9, Double.NaN, ExpectationSource.NONE),
                        new Contribution("RECOVERED", -0.375, 1.0, Double.NaN, ExpectationSource.NONE),
                        new Contribution("PROPENSITY", -1.125, 7, Double.NaN, ExpectationSource.NONE)));
    }

    static AlertRecord drop() {
        return alert(
                AlertKind.EXPERIENCE_DROP,
                1,
                EpisodeState.OPENED,
                -31.5,
                List.of(
                        new Contribution("SLOW", 4.5, 4_210, 1_130, ExpectationSource.OWN_BASELINE),
                        new Contribution("ACCUMULATION", 2.5, Double.NaN, Double.NaN, ExpectationSource.NONE),
                        new Contribution("ERRORS", 2.0, 0.25, 0.021, ExpectationSource.SEGMENT)));
    }

    static AlertRecord attached(String incidentId) {
        AlertRecord drop = drop();
        drop.value().put("incident_id", incidentId);
        drop.value().put("route", List.of());
        return drop;
    }

    static AlertRecord alert(
            AlertKind kind, int revision, EpisodeState state, double score, List<Contribution> contributions) {
        double points = contributions.stream().mapToDouble(Contribution::points).sum();
        return new AlertRecord(new AlertMapper()
                .map(new EpisodeRevision(
                        kind == AlertKind.CHURN_RISK ? "a1b2c3d4e5f60718" : "0f0e0d0c0b0a0908",
                        revision,
                        state,
                        state == EpisodeState.UPDATED ? Trigger.SCORE : Trigger.valueOf(state.name()),
                        revision == 1 ? 0 : 2,
                        kind,
                        "customer-17",
                        Severity.WARNING,
                        64,
                        score,
                        points,
                        revision == 1 ? Double.NaN : 0.61,
                        contributions,
                        kind == AlertKind.CHURN_RISK && open(state) ? REMEDIES : List.of(),
                        List.of(new Evidence(EventStream.PURCHASE, "order-9/delivered", OPENED_AT - 86_400_000L)),
                        List.of("checkout"),
                        new Stakes(0.71, 91, 123.45, 110.28, 987.65, "EUR", "loyal"),
                        CLOCKS,
                        List.of("retention", "logistics"),
                        new Confidence(0.8, List.of("CLICKSTREAM_NEVER_SEEN")),
                        null,
                        "policy-1",
                        "model-1",
                        OPENED_AT,
                        OPENED_AT + (revision - 1) * 80_000_000L,
                        false)));
    }
}
