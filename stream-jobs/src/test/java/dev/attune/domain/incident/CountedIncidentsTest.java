package dev.attune.domain.incident;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static dev.attune.domain.gate.TestingDrops.SECOND;
import static dev.attune.domain.gate.TestingDrops.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeState;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class CountedIncidentsTest {

    private final CountedIncidents counted = new CountedIncidents();

    private List<Incident> tellAll() {
        List<Incident> told = new ArrayList<>();
        while (counted.due() != CountedIncidents.NEVER) {
            told.addAll(counted.tellNext());
        }
        return told;
    }

    private static Tuple[] rows(Tuple... rows) {
        return rows;
    }

    @Test
    void an_incident_is_told_with_the_alerts_of_its_minute() {
        counted.attach("i", NOON - 10 * SECOND);
        counted.attach("i", NOON);
        counted.hear(incident("i", 1, EpisodeState.OPENED, NOON, NOON));
        counted.attach("i", NOON + SECOND);
        assertThat(counted.due()).isEqualTo(NOON);
        assertThat(counted.tellNext()).extracting(Incident::alertsInhibited).containsExactly(2L);
        assertThat(counted.due()).isEqualTo(NOON + MINUTE);
    }

    @Test
    void it_is_told_again_whenever_its_alerts_have_doubled_and_numbers_have_no_gaps() {
        counted.hear(incident("i", 1, EpisodeState.OPENED, NOON, NOON));
        for (int minute = 1; minute <= 40; minute++) {
            counted.attach("i", NOON + minute * MINUTE);
        }
        counted.hear(incident("i", 2, EpisodeState.UPDATED, NOON, NOON + 20 * MINUTE));
        counted.hear(incident("i", 3, EpisodeState.RESOLVED, NOON, NOON + 50 * MINUTE));
        List<Incident> told = tellAll();
        assertThat(told)
                .extracting(
                        Incident::revision,
                        Incident::alertsInhibited,
                        incident -> (incident.eventTime() - NOON) / MINUTE)
                .containsExactly(rows(
                        Tuple.tuple(1, 0L, 0L),
                        Tuple.tuple(2, 1L, 1L),
                        Tuple.tuple(3, 2L, 2L),
                        Tuple.tuple(4, 4L, 4L),
                        Tuple.tuple(5, 8L, 8L),
                        Tuple.tuple(6, 16L, 16L),
                        Tuple.tuple(7, 20L, 20L),
                        Tuple.tuple(8, 40L, 40L),
                        Tuple.tuple(9, 40L, 50L)));
        assertThat(told).last().extracting(Incident::state).isEqualTo(EpisodeState.RESOLVED);
        assertThat(counted.open()).isEmpty();
    }

    @Test
    void in_what_order_a_minute_is_heard_changes_nothing() {
        CountedIncidents other = new CountedIncidents();
        counted.hear(incident("i", 1, EpisodeState.OPENED, NOON, NOON));
        counted.attach("i", NOON);
        other.attach("i", NOON);
        other.hear(incident("i", 1, EpisodeState.OPENED, NOON, NOON));
        assertThat(counted.tellNext()).isEqualTo(other.tellNext());
    }

    @Test
    void each_incident_is_counted_for_itself() {
        counted.hear(incident("i", 1, EpisodeState.OPENED, NOON, NOON));
        counted.hear(incident("j", 1, EpisodeState.OPENED, NOON, NOON));
        counted.attach("j", NOON);
        counted.attach("never told", NOON);
        assertThat(tellAll())
                .extracting(Incident::incidentId, Incident::alertsInhibited)
                .containsExactly(Tuple.tuple("i", 0L), Tuple.tuple("j", 1L));
    }
}
