package dev.attune.cli.evaluate.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.cli.evaluate.measure.Bootstrap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChurnRulesTest {

    private static final long BIRTH = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final int DEPARTURE = 100;
    private static final int UNTIL = 300;

    @Test
    void anEpisodeOpenedAfterTheDepartureIsRight() {
        ChurnCount count = left(episode(DEPARTURE + 20, UNTIL));
        assertThat(count.right()).isEqualTo(1);
        assertThat(count.recall(30).value()).isEqualTo(1);
        assertThat(count.delayDays(60).value()).isEqualTo(20);
    }

    @Test
    void anEarlyOneStillOpenAtTheDepartureIsRightAndFoundAtOnce() {
        ChurnCount count = left(episode(DEPARTURE - 50, DEPARTURE));
        assertThat(count.right()).isEqualTo(1);
        assertThat(count.recall(30).value()).isEqualTo(1);
        assertThat(count.delayDays(60).value()).isEqualTo(-50);
        assertThat(count.leadDays(60).value()).isEqualTo(50);
        assertThat(count.earlyShare(60).value()).isEqualTo(1);
    }

    @Test
    void oneClosedBeforeTheDepartureIsRightOnlyWithinSevenDays() {
        assertThat(left(episode(DEPARTURE - 7, DEPARTURE - 1)).right()).isEqualTo(1);
        assertThat(left(episode(DEPARTURE - 8, DEPARTURE - 1)).wrong()).isEqualTo(1);
    }

    @Test
    void oneRightButClosedBeforeTheDepartureFindsNothing() {
        assertThat(left(episode(DEPARTURE - 7, DEPARTURE - 1)).recall(60).value())
                .isZero();
    }

    @Test
    void anyOnACustomerWhoNeverLeavesIsFalse() {
        ChurnCount count = count(null, episode(200, UNTIL));
        assertThat(count.wrong()).isEqualTo(1);
        assertThat(count.departures(60)).isZero();
        assertThat(count.recall(60).isDefined()).isFalse();
    }

    @Test
    void aDepartureAfterTheObservationIsNone() {
        assertThat(count(UNTIL + 3, episode(UNTIL - 1, UNTIL)).wrong()).isEqualTo(1);
    }

    @Test
    void oneThatComesTooLateFindsNothingWithinItsDaysYetIsRight() {
        ChurnCount count = left(episode(DEPARTURE + 61, UNTIL));
        assertThat(count.right()).isEqualTo(1);
        assertThat(count.recall(60).value()).isZero();
        assertThat(left(episode(DEPARTURE + 60, UNTIL)).recall(60).value()).isEqualTo(1);
    }

    @Test
    void aDepartureNotFollowedLongEnoughIsNotAsked() {
        ChurnCount count = count(UNTIL - 59, episode(UNTIL - 50, UNTIL));
        assertThat(count.departures(30)).isEqualTo(1);
        assertThat(count.departures(60)).isZero();
    }

    /** Alive for 100 days of the first and 300 of the second customer, one false alert on each. */
    @Test
    void falseAlertsAreDividedByTheYearsBeforeDeparture() {
        List<TrueCustomer> customers = List.of(customer("a", DEPARTURE), customer("b", null));
        ChurnCount count = ChurnRules.count(
                customers, Map.of("a", List.of(episode("a", 10, 20)), "b", List.of(episode("b", 10, 20))), day(UNTIL));
        assertThat(count.yearsAlive()).isCloseTo(400 / 365.25, within(1e-9));
        assertThat(count.falsePerYear()).isCloseTo(2 / (400 / 365.25), within(1e-9));
    }

    @Test
    void policiesAreComparedOnTheSameCustomers() {
        ChurnCount one = left(episode(DEPARTURE + 5, UNTIL));
        ChurnCount none = left();
        Bootstrap bootstrap = new Bootstrap(50, 1);
        assertThat(one.recallMinus(none, 60, bootstrap).value()).isEqualTo(1);
        assertThat(one.falsePerYearMinus(none, bootstrap).value()).isZero();
    }

    private static ChurnCount left(Episode... episodes) {
        return count(DEPARTURE, episodes);
    }

    private static ChurnCount count(Integer departure, Episode... episodes) {
        return ChurnRules.count(List.of(customer("a", departure)), Map.of("a", List.of(episodes)), day(UNTIL));
    }

    private static TrueCustomer customer(String id, Integer departure) {
        return new TrueCustomer(id, "", BIRTH, departure == null ? null : day(departure), List.of());
    }

    private static Episode episode(int opened, int ended) {
        return episode("a", opened, ended);
    }

    private static Episode episode(String customer, int opened, int ended) {
        return Episode.bare(customer, new Span(day(opened), day(ended)));
    }

    private static long day(int number) {
        return BIRTH + Duration.ofDays(number).toMillis();
    }
}
