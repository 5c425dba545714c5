package dev.attune.cli.evaluate.counting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.evaluate.measure.Bootstrap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DropRulesTest {

    private static final TrueCustomer CUSTOMER =
            new TrueCustomer("a", "north", 0, null, List.of(new Span(day(50), day(80))));
    private static final DropRules RULES = new DropRules(
            List.of(
                    new TrueIncident("checkout", "*", new Span(day(150), day(151))),
                    new TrueIncident("delivery", "south", new Span(day(150), day(151)))),
            Map.of("a", List.of(new Span(day(120), day(122)))));

    @Test
    void insideADropAndFourteenDaysAfterItIsTrue() {
        assertThat(judged("SLOW", "home", 49)).isEqualTo(DropVerdict.FALSE);
        assertThat(judged("SLOW", "home", 50)).isEqualTo(DropVerdict.IN_DROP);
        assertThat(judged("SLOW", "home", 94)).isEqualTo(DropVerdict.IN_DROP);
        assertThat(judged("SLOW", "home", 95)).isEqualTo(DropVerdict.FALSE);
    }

    @Test
    void aMisfortuneAtMostFourteenDaysBeforeJustifiesReasonsOfDeliveryAndSupport() {
        assertThat(judged("LATE_DELIVERY", "delivery", 119)).isEqualTo(DropVerdict.FALSE);
        assertThat(judged("LATE_DELIVERY", "delivery", 136)).isEqualTo(DropVerdict.JUSTIFIED);
        assertThat(judged("LATE_DELIVERY", "delivery", 137)).isEqualTo(DropVerdict.FALSE);
        assertThat(judged("SLOW", "delivery", 130)).isEqualTo(DropVerdict.FALSE);
    }

    @Test
    void anIncidentAtTheTouchpointAndTwoDaysAfterItCountsApart() {
        assertThat(judged("ERRORS", "checkout", 153)).isEqualTo(DropVerdict.IN_INCIDENT);
        assertThat(judged("ERRORS", "checkout", 154)).isEqualTo(DropVerdict.FALSE);
        assertThat(judged("ERRORS", "home", 151)).isEqualTo(DropVerdict.FALSE);
    }

    @Test
    void aRegionalIncidentConcernsItsRegionAlone() {
        TrueCustomer south = new TrueCustomer("b", "south", 0, null, List.of());
        assertThat(RULES.judge(south, episode("LATE_DELIVERY", "delivery", 151)))
                .isEqualTo(DropVerdict.IN_INCIDENT);
        assertThat(judged("LATE_DELIVERY", "delivery", 151)).isEqualTo(DropVerdict.FALSE);
    }

    @Test
    void oneAttachedToAnIncidentByTheProductCountsApart() {
        Episode attached = new Episode("1", "a", new Span(day(10), day(11)), "SLOW", Set.of("home"), true);
        assertThat(RULES.judge(CUSTOMER, attached)).isEqualTo(DropVerdict.IN_INCIDENT);
    }

    @Test
    void recallIsOfDropsWithEnoughSessions() {
        DropCount few = count(new long[] {day(51), day(52)}, 60);
        assertThat(few.recall(DropFate.UNKNOWN).value()).isEqualTo(1);
        assertThat(few.drops(DropCount.ENOUGH_SESSIONS)).isZero();
        DropCount enough = count(new long[] {day(51), day(52), day(53), day(81)}, 60);
        assertThat(enough.drops(DropCount.ENOUGH_SESSIONS)).isEqualTo(1);
        assertThat(enough.recall(DropCount.ENOUGH_SESSIONS).value()).isEqualTo(1);
        assertThat(enough.delayDays().value()).isEqualTo(10);
        assertThat(count(new long[0], 49).recall(DropFate.UNKNOWN).value()).isZero();
    }

    @Test
    void precisionLeavesIncidentsAside() {
        Map<String, List<Episode>> episodes = Map.of(
                "a",
                List.of(
                        episode("SLOW", "home", 60),
                        episode("LATE_DELIVERY", "delivery", 121),
                        episode("ERRORS", "checkout", 150),
                        episode("SLOW", "home", 20)));
        DropCount count = DropCount.of(List.of(CUSTOMER), episodes, RULES, null, day(365));
        assertThat(count.precision(new Bootstrap(10, 1)).value()).isEqualTo(2.0 / 3);
        assertThat(count.falsePerYear(new Bootstrap(10, 1)).value()).isEqualTo(365.25 / 365);
    }

    private static DropCount count(long[] sessions, int alert) {
        return DropCount.of(
                List.of(CUSTOMER),
                Map.of("a", List.of(episode("SLOW", "home", alert))),
                RULES,
                Map.of("a", sessions),
                day(365));
    }

    private static DropVerdict judged(String reason, String touchpoint, int opened) {
        return RULES.judge(CUSTOMER, episode(reason, touchpoint, opened));
    }

    private static Episode episode(String reason, String touchpoint, int opened) {
        return new Episode("1", "a", new Span(day(opened), day(opened)), reason, Set.of(touchpoint), false);
    }

    private static long day(int number) {
        return Duration.ofDays(number).toMillis();
    }
}
