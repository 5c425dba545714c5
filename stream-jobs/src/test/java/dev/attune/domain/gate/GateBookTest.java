package dev.attune.domain.gate;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static dev.attune.domain.gate.TestingDrops.SECOND;
import static dev.attune.domain.gate.TestingDrops.drop;
import static dev.attune.domain.gate.TestingDrops.held;
import static dev.attune.domain.gate.TestingDrops.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateBookTest {

    private static final long OPENED = NOON + 20 * SECOND;

    private final IncidentsInForce incidents = new IncidentsInForce();
    private final GateBook book = new GateBook();

    private void add(int revision, EpisodeState state, long at) {
        book.add(held(drop("c", revision, state, OPENED, at)));
    }

    private List<EpisodeRevision> pass(long at) {
        return book.pass(at, incidents).stream().map(Passage::revision).toList();
    }

    private void take(int revision, EpisodeState state, long at) {
        incidents.take(incident("i", revision, state, NOON, at));
    }

    @Test
    void a_first_revision_waits_for_the_end_of_its_minute_and_later_ones_for_nothing() {
        add(1, EpisodeState.OPENED, OPENED);
        assertThat(book.due()).isEqualTo(NOON + MINUTE);
        assertThat(pass(NOON + MINUTE - 1)).isEmpty();
        assertThat(pass(NOON + MINUTE)).containsExactly(drop("c", 1, EpisodeState.OPENED, OPENED, OPENED));

        add(2, EpisodeState.UPDATED, NOON + 2 * MINUTE + 5 * SECOND);
        assertThat(book.due()).isEqualTo(NOON + 2 * MINUTE + 5 * SECOND);
    }

    @Test
    void a_first_revision_on_the_minute_belongs_to_the_minute_that_ends() {
        add(1, EpisodeState.OPENED, NOON);
        assertThat(book.due()).isEqualTo(NOON);
    }

    @Test
    void what_stands_behind_one_that_waits_waits_too() {
        add(1, EpisodeState.OPENED, OPENED);
        add(2, EpisodeState.UPDATED, OPENED + SECOND);
        assertThat(pass(OPENED + SECOND)).isEmpty();
        assertThat(pass(NOON + MINUTE)).extracting(EpisodeRevision::revision).containsExactly(1, 2);
        assertThat(book.isEmpty()).isFalse();
        add(3, EpisodeState.RESOLVED, NOON + 10 * MINUTE);
        assertThat(pass(NOON + 10 * MINUTE)).hasSize(1);
        assertThat(book.isEmpty()).isTrue();
    }

    @Test
    void what_an_incident_explains_has_its_id_and_no_route_until_it_ends() {
        take(1, EpisodeState.OPENED, NOON);
        add(1, EpisodeState.OPENED, OPENED);
        add(2, EpisodeState.UPDATED, OPENED + 3 * MINUTE);
        add(3, EpisodeState.RESOLVED, OPENED + 90 * MINUTE);
        List<Passage> passages = book.pass(Long.MAX_VALUE - 1, incidents);

        assertThat(passages)
                .allSatisfy(passage -> {
                    assertThat(passage.revision().incidentId()).isEqualTo("i");
                    assertThat(passage.revision().route()).isEmpty();
                })
                .extracting(Passage::heldBack)
                .containsExactly(1, 2, 3);
        assertThat(passages).extracting(Passage::attached).containsExactly(true, false, false);
        assertThat(passages)
                .extracting(passage -> passage.revision().revision())
                .containsExactly(1, 2, 3);
    }

    @Test
    void one_told_before_the_incident_was_found_is_told_once_more_and_numbers_have_no_gaps() {
        add(1, EpisodeState.OPENED, OPENED);
        assertThat(pass(NOON + MINUTE)).extracting(EpisodeRevision::incidentId).containsOnlyNulls();
        long found = NOON + 5 * MINUTE;
        incidents.take(incident("i", 1, EpisodeState.OPENED, found, found));

        Passage added = book.reconsider(found, incidents);
        assertThat(added).isNotNull();
        assertThat(added.attached()).isTrue();
        EpisodeRevision own = drop("c", 1, EpisodeState.OPENED, OPENED, OPENED);
        assertThat(added.revision().state()).isEqualTo(EpisodeState.UPDATED);
        assertThat(added.revision().trigger()).isEqualTo(Trigger.INCIDENT);
        assertThat(added.revision().revision()).isEqualTo(2);
        assertThat(added.revision().eventTime()).isEqualTo(found);
        assertThat(added.revision().scoreBefore()).isEqualTo(own.score());
        assertThat(added.revision().contributions()).isEqualTo(own.contributions());
        assertThat(book.reconsider(found + MINUTE, incidents)).isNull();

        add(2, EpisodeState.UPDATED, found + SECOND);
        add(3, EpisodeState.RESOLVED, found + 100 * MINUTE);
        assertThat(pass(Long.MAX_VALUE - 1))
                .extracting(EpisodeRevision::revision)
                .containsExactly(3, 4);
    }

    @Test
    void one_told_long_before_the_incident_began_is_left_alone() {
        add(1, EpisodeState.OPENED, OPENED);
        pass(NOON + MINUTE);
        long found = OPENED + 11 * MINUTE;
        incidents.take(incident("i", 1, EpisodeState.OPENED, found, found));
        assertThat(book.reconsider(found, incidents)).isNull();
    }

    @Test
    void once_the_incident_is_over_what_gets_worse_is_routed_as_ever() {
        take(1, EpisodeState.OPENED, NOON);
        add(1, EpisodeState.OPENED, OPENED);
        pass(NOON + MINUTE);
        take(2, EpisodeState.RESOLVED, NOON + 10 * MINUTE);

        add(2, EpisodeState.UPDATED, NOON + 10 * MINUTE);
        assertThat(pass(NOON + 10 * MINUTE))
                .extracting(EpisodeRevision::incidentId)
                .containsExactly("i");
        add(3, EpisodeState.UPDATED, NOON + 10 * MINUTE + SECOND);
        assertThat(pass(NOON + 11 * MINUTE)).singleElement().satisfies(routed -> {
            assertThat(routed.incidentId()).isNull();
            assertThat(routed.route()).containsExactly("engineering");
            assertThat(routed.suppressed()).as("both that were routed nowhere").isEqualTo(2);
        });
        add(4, EpisodeState.UPDATED, NOON + 20 * MINUTE);
        assertThat(pass(NOON + 20 * MINUTE))
                .containsExactly(drop("c", 4, EpisodeState.UPDATED, OPENED, NOON + 20 * MINUTE));
    }

    @Test
    void what_the_incident_does_not_explain_comes_as_ever() {
        take(1, EpisodeState.OPENED, NOON);
        List<EpisodeRevision> others = List.of(
                drop("a", 1, EpisodeState.OPENED, OPENED, OPENED, "LATE_DELIVERY", "checkout"),
                drop("b", 1, EpisodeState.OPENED, OPENED, OPENED, "ERRORS", "search"));
        for (EpisodeRevision other : others) {
            GateBook fresh = new GateBook();
            fresh.add(held(other));
            assertThat(fresh.pass(NOON + MINUTE, incidents))
                    .extracting(Passage::revision)
                    .containsExactly(other);
        }
        GateBook elsewhere = new GateBook();
        EpisodeRevision drop = drop("d", 1, EpisodeState.OPENED, OPENED, OPENED);
        elsewhere.add(new Held(drop, dev.attune.domain.event.Channel.MOBILE_APP, null, null, 0));
        assertThat(elsewhere.pass(NOON + MINUTE, incidents))
                .extracting(Passage::isHeldBack)
                .containsExactly(false);
    }

    @Test
    void of_two_incidents_the_one_that_opened_first_explains() {
        incidents.take(incident("later", 1, EpisodeState.OPENED, NOON + 10 * SECOND, NOON + MINUTE));
        incidents.take(incident("sooner", 1, EpisodeState.OPENED, NOON, NOON));
        add(1, EpisodeState.OPENED, OPENED);
        assertThat(pass(NOON + MINUTE)).extracting(EpisodeRevision::incidentId).containsExactly("sooner");
    }
}
