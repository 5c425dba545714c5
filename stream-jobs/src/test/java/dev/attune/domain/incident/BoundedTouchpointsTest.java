package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.TouchpointCatalogue;
import dev.attune.domain.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whoever names something new with every event grows nothing. */
class BoundedTouchpointsTest {

    private static final int MANY = 1_000_000;
    private static final TouchpointTerms TERMS = TouchpointTerms.of(Policy.defaults());
    private static final MinuteWatcher NOBODY = (minute, cells) -> {};

    @Test
    void a_million_names_of_touchpoints_are_one_touchpoint() {
        TouchpointCatalogue catalogue =
                new TouchpointCatalogue(Policy.defaults().touchpoints());
        Set<String> resolved = new HashSet<>();
        int unknown = 0;
        for (int i = 0; i < MANY; i++) {
            Click click = click("page-of-event-" + i);
            resolved.add(catalogue.of(click));
            unknown += catalogue.isUnknown(click.envelope().touchpoint()) ? 1 : 0;
        }
        assertThat(resolved).containsExactly("elsewhere");
        assertThat(unknown).isEqualTo(MANY);
    }

    @Test
    void a_million_names_of_partners_and_features_leave_a_minute_with_few_cells_and_nothing_uncounted() {
        MinuteSums sums = new MinuteSums();
        for (int i = 0; i < MANY; i++) {
            sums.add(encounter("order-" + i, "feature-" + i % 1_000_003, 0));
        }
        long[] events = new long[1];
        sums.forEach((cell, figures) -> events[0] += figures.events());
        assertThat(events[0]).isEqualTo(MANY);
        assertThat(sums.size()).isLessThanOrEqualTo(2 * NameSample.MOST + 1);
    }

    @Test
    void state_does_not_grow_with_the_names_of_days() throws IOException {
        TouchpointBook book = new TouchpointBook();
        int largest = 0;
        for (int minute = 0; minute < 3 * 1_440; minute += 7) {
            MinuteSums sums = new MinuteSums();
            for (int i = 0; i < 200; i++) {
                sums.add(encounter("order-" + minute + "-" + i, "feature-" + minute + "-" + i, minute));
            }
            close(book, minute, sums);
            largest = Math.max(largest, bytes(book));
        }
        assertThat(largest).isLessThan(400_000);
        assertThat(book.size()).isLessThan(100);
    }

    @Test
    void the_most_frequent_names_are_told_apart_and_the_order_of_cells_makes_no_difference() {
        Random random = new Random(11);
        List<Encounter> encounters = new ArrayList<>();
        for (int name = 0; name < 40; name++) {
            for (int i = 0; i <= name; i++) {
                encounters.add(encounter("carrier-" + name, null, 0));
            }
        }
        SortedMap<Cell, MinuteFigures> first = cells(encounters);
        Collections.shuffle(encounters, random);
        SortedMap<Cell, MinuteFigures> second = cells(encounters);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        assertThat(first.keySet().stream().map(Cell::partner))
                .hasSize(TERMS.policy().mostNames() + 1)
                .contains("carrier-39", "carrier-24")
                .doesNotContain("carrier-23");
    }

    private static SortedMap<Cell, MinuteFigures> cells(List<Encounter> encounters) {
        MinuteSums sums = new MinuteSums();
        encounters.forEach(sums::add);
        SortedMap<Cell, MinuteFigures> closed = new TreeMap<>();
        List<MinuteTally> tallies = new ArrayList<>();
        sums.forEach((cell, figures) -> tallies.add(new MinuteTally(cell, 0, figures)));
        new TouchpointBook()
                .close("delivery", MinuteTally.MINUTE, tallies, TERMS, (minute, cells) -> closed.putAll(cells));
        return closed;
    }

    private static void close(TouchpointBook book, int minute, MinuteSums sums) {
        List<MinuteTally> tallies = new ArrayList<>();
        long start = minute * MinuteTally.MINUTE;
        sums.forEach((cell, figures) -> tallies.add(new MinuteTally(cell, start, figures)));
        for (long end : TouchpointBook.deadlines(start)) {
            book.close("delivery", end, end == start + MinuteTally.MINUTE ? tallies : List.of(), TERMS, NOBODY);
        }
    }

    private static int bytes(TouchpointBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return bytes.size();
    }

    private static Encounter encounter(String partner, String feature, int minute) {
        Cell cell = new Cell("delivery", Channel.WEB, partner, "retail", null, feature);
        return TestingEncounters.of(
                cell, minute * MinuteTally.MINUTE, "c" + partner, SignalKind.DELIVERY_LATENESS, true);
    }

    private static Click click(String touchpoint) {
        Envelope envelope = new Envelope("c", "e", 0, Channel.WEB, touchpoint, null, null, null, null);
        return new Click(envelope, ClickKind.PAGE_VIEW, null, null, null, 1, 200, null, -1, 0, 0, null);
    }
}
