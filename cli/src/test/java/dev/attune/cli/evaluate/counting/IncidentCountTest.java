package dev.attune.cli.evaluate.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentCountTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final TrueIncident CHECKOUT = new TrueIncident("checkout", "*", new Span(100 * HOUR, 110 * HOUR));
    private static final TrueIncident SOUTH = new TrueIncident("delivery", "south", new Span(200 * HOUR, 400 * HOUR));
    private static final List<TrueIncident> ALL = List.of(CHECKOUT, SOUTH);

    private static FoundIncident told(long opened, String touchpoint, String... partners) {
        return new FoundIncident(new Span(opened, Span.OPEN_END), Set.of(touchpoint), Set.of(partners), 3, "");
    }

    @Test
    void the_first_one_told_at_the_place_in_time_finds_it() {
        IncidentCount count = new IncidentCount(
                ALL,
                List.of(
                        told(99 * HOUR, "checkout"),
                        told(102 * HOUR, "checkout"),
                        told(104 * HOUR, "checkout"),
                        told(103 * HOUR, "search"),
                        told(210 * HOUR, "delivery", "carrier-south")));
        assertThat(count.found()).isEqualTo(2);
        assertThat(count.recall().value()).isEqualTo(1);
        assertThat(count.delayMinutes().value()).isEqualTo((120 + 600) / 2.0);
        assertThat(count.wrong(ALL)).isEqualTo(2);
    }

    @Test
    void another_regions_partner_tells_another_incident_and_none_tells_any() {
        assertThat(new IncidentCount(ALL, List.of(told(210 * HOUR, "delivery", "carrier-north"))).wrong(ALL))
                .isEqualTo(1);
        assertThat(new IncidentCount(ALL, List.of(told(210 * HOUR, "delivery"))).wrong(ALL))
                .isZero();
    }

    @Test
    void what_is_told_two_days_after_the_end_is_too_late() {
        assertThat(new IncidentCount(ALL, List.of(told(158 * HOUR, "checkout"))).found())
                .isEqualTo(1);
        assertThat(new IncidentCount(ALL, List.of(told(159 * HOUR, "checkout"))).found())
                .isZero();
    }

    @Test
    void an_incident_of_one_run_tells_nothing_of_another() {
        assertThat(new IncidentCount(ALL, List.of(told(102 * HOUR, "checkout").in("2"))).found())
                .isZero();
    }
}
