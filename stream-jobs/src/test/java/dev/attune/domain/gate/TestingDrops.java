package dev.attune.domain.gate;

import dev.attune.domain.episode.AlertIds;
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
import dev.attune.domain.event.Channel;
import dev.attune.domain.incident.Cause;
import dev.attune.domain.incident.Dimension;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.Money;
import dev.attune.domain.policy.Reason;
import java.time.Instant;
import java.util.List;

/** Drops and incidents as they come to the gate. */
public final class TestingDrops {

    /** A full minute. */
    public static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    public static final long SECOND = 1_000;
    public static final long MINUTE = 60_000;

    private TestingDrops() {}

    /** One revision of a drop at checkout, of errors, on the web. */
    public static EpisodeRevision drop(
            String customerId, int revision, EpisodeState state, long openedAt, long eventTime) {
        return drop(customerId, revision, state, openedAt, eventTime, "ERRORS", "checkout");
    }

    public static EpisodeRevision drop(
            String customerId,
            int revision,
            EpisodeState state,
            long openedAt,
            long eventTime,
            String reason,
            String touchpoint) {
        return new EpisodeRevision(
                AlertIds.of(customerId, AlertKind.EXPERIENCE_DROP, openedAt, AlertIds.LIVE),
                revision,
                state,
                state == EpisodeState.UPDATED ? Trigger.SCORE : Trigger.valueOf(state.name()),
                0,
                AlertKind.EXPERIENCE_DROP,
                customerId,
                Severity.WARNING,
                50,
                -20 - revision,
                6.5,
                revision == 1 ? Double.NaN : -20 - (revision - 1),
                List.of(
                        new Contribution(reason, 4.5, 0.25, 0.02, ExpectationSource.OWN_BASELINE),
                        new Contribution("ACCUMULATION", 1.5, Double.NaN, Double.NaN, ExpectationSource.NONE),
                        new Contribution("RETURNS", 0.5, 1, 0.1, ExpectationSource.SEGMENT)),
                List.of(),
                List.of(),
                List.of(touchpoint),
                new Stakes(0.2, 91, 100, 20, 500, "EUR", "retail"),
                new Clocks(ClockFigures.NEVER, ClockFigures.NEVER, false),
                List.of("engineering"),
                new Confidence(1, List.of()),
                null,
                "policy-1",
                "model-1",
                openedAt,
                eventTime,
                false);
    }

    public static Held held(EpisodeRevision revision) {
        return new Held(revision, Channel.WEB, null, null, 7);
    }

    /** One revision of an incident of errors at checkout, on the web. */
    public static Incident incident(String id, int revision, EpisodeState state, long openedAt, long eventTime) {
        return new Incident(
                id,
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
                0,
                List.of(new Money("EUR", 9_876_543)),
                List.of(new Money("EUR", 123_456)),
                List.of("engineering"),
                "policy-1",
                "model-1",
                openedAt - 10 * MINUTE,
                openedAt,
                eventTime);
    }
}
