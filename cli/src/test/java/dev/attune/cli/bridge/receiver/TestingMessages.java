package dev.attune.cli.bridge.receiver;

import dev.attune.contract.Topic;
import dev.attune.delivery.AlertMapper;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.Clocks;
import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.Stakes;
import dev.attune.domain.episode.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/** Revisions of churn risks on their way out. */
public final class TestingMessages {

    public static final Instant OPENED_AT = Instant.parse("2026-03-01T10:00:01Z");

    private TestingMessages() {}

    public static Message message(String alertId, int revision, EpisodeState state, Severity severity) {
        return message(alertId, revision, state, severity, List.of("retention"));
    }

    public static Message message(
            String alertId, int revision, EpisodeState state, Severity severity, List<String> route) {
        return Message.of(
                Topic.CHURN_RISK,
                record(alertId, revision, state, severity, route),
                new Origin(Topic.CHURN_RISK.topicName(), 0, revision),
                Map.of("ce_source", "/attune/test", "traceparent", "00-1-2-01"));
    }

    private static GenericRecord record(
            String alertId, int revision, EpisodeState state, Severity severity, List<String> route) {
        return new AlertMapper()
                .map(new EpisodeRevision(
                        alertId,
                        revision,
                        state,
                        state == EpisodeState.UPDATED ? Trigger.SCORE : Trigger.valueOf(state.name()),
                        0,
                        AlertKind.CHURN_RISK,
                        "customer-17",
                        severity,
                        64,
                        0.8,
                        2.75,
                        Double.NaN,
                        List.of(new Contribution("SILENCE", 2.75, 31.0, 9.0, ExpectationSource.OWN_BASELINE)),
                        List.of(),
                        List.of(),
                        List.of(),
                        new Stakes(0.71, 91, 123.45, 110.28, 987.65, "EUR", "loyal"),
                        new Clocks(ClockFigures.NEVER, ClockFigures.NEVER, false),
                        route,
                        new Confidence(1, List.of()),
                        null,
                        "policy-1",
                        "model-1",
                        OPENED_AT.toEpochMilli(),
                        OPENED_AT.plusSeconds(60L * revision).toEpochMilli(),
                        false));
    }
}
