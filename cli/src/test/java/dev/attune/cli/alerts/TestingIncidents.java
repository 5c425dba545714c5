package dev.attune.cli.alerts;

import dev.attune.delivery.IncidentMapper;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.incident.Cause;
import dev.attune.domain.incident.Dimension;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.Money;
import dev.attune.domain.policy.Reason;
import java.util.List;

/** Incidents as the job writes them. */
final class TestingIncidents {

    static final long MINUTE = 60_000;

    private TestingIncidents() {}

    static IncidentRecord checkout(int revision, EpisodeState state, int minutes, long alerts) {
        return new IncidentRecord(new IncidentMapper()
                .map(new Incident(
                        "9f8e7d6c5b4a3f2e",
                        revision,
                        state,
                        Severity.CRITICAL,
                        List.of(new Cause(Dimension.TOUCHPOINT, "checkout"), new Cause(Dimension.CHANNEL, "WEB")),
                        List.of("checkout"),
                        List.of(Reason.ERRORS, Reason.SLOW),
                        -31.5,
                        12.25,
                        0.25,
                        0.01,
                        420,
                        alerts,
                        List.of(new Money("EUR", 9_876_543), new Money("USD", 10_050)),
                        List.of(new Money("EUR", 123_456), new Money("USD", 999)),
                        List.of("engineering"),
                        "policy-1",
                        "model-1",
                        TestingAlerts.OPENED_AT - 10 * MINUTE,
                        TestingAlerts.OPENED_AT,
                        TestingAlerts.OPENED_AT + minutes * MINUTE)));
    }
}
