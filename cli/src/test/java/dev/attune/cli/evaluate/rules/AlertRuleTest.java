package dev.attune.cli.evaluate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.Span;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertRuleTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Days 0, 10 and 20 with noon events, two on the last day. */
    private final List<Occasions> everyTenDays =
            Occasions.of(Map.of("a", new long[] {at(0, 12), at(10, 12), at(20, 12), at(20, 18)}), at(400, 0));

    @Test
    void eventsOfOneDayAreOneOccasion() {
        Occasions occasions = everyTenDays.get(0);
        assertThat(occasions.days()).containsExactly(0, 10, 20);
        assertThat(occasions.lastEvents()).containsExactly(at(0, 12), at(10, 12), at(20, 18));
    }

    @Test
    void whatComesAfterTheEndIsNotSeen() {
        assertThat(Occasions.of(Map.of("a", new long[] {at(0, 1), at(5, 1)}), at(4, 0))
                        .get(0)
                        .days())
                .containsExactly(0);
    }

    /** After the second occasion the mean gap is ten days, after the third too; six of them end at day 80. */
    @Test
    void theGapRuleOpensAfterSixMeanGapsOfSilence() {
        assertThat(opened(new GapRule(), 6)).containsExactly(new Span(at(80, 0), Span.OPEN_END));
    }

    /** Half a gap after day 10 is day 15, and day 20 takes it back. */
    @Test
    void theNextOccasionTakesItBack() {
        assertThat(opened(new GapRule(), 0.5))
                .containsExactly(new Span(at(15, 0), at(20, 0)), new Span(at(25, 0), Span.OPEN_END));
    }

    @Test
    void fixedDaysAreTheSameForEveryone() {
        assertThat(opened(new FixedDaysRule(), 30)).containsExactly(new Span(at(50, 0), Span.OPEN_END));
    }

    @Test
    void nobodyKnowsOfAnOccasionBeforeItCame() {
        assertThat(opened(new FixedDaysRule(), 0.25).get(0)).isEqualTo(new Span(at(0, 12), at(10, 0)));
    }

    /** At the age it gives, the posterior log-odds are the threshold. */
    @Test
    void theClockSolvesThePosteriorForItsAge() {
        ClockRule rule = new ClockRule(0.525, 6.183, 0.891, 1.614, 0);
        double weeks = rule.alertAge(3, 21 * 7, 0.7) / 7;
        double logOdds =
                Math.log(0.891) - Math.log(1.614 + 3) + (0.525 + 3) * (Math.log(6.183 + weeks) - Math.log(6.183 + 21));
        assertThat(logOdds).isCloseTo(0.7, within(1e-12));
        assertThat(rule.alertAge(3, 21 * 7, -50)).isCloseTo(21 * 7, within(1e-9));
    }

    @Test
    void theBestThresholdKeepsTheBudget() {
        List<TrueCustomer> truth = List.of(new TrueCustomer("a", "", 0, at(21, 0), List.of()));
        Sweep sweep = new Sweep(new FixedDaysRule(), "purchase-days", everyTenDays, truth, at(400, 0));
        Sweep.Point best = sweep.best(0.01).orElseThrow();
        assertThat(best.falsePerYear()).isZero();
        assertThat(best.recall()).isEqualTo(1);
        assertThat(best.threshold()).isGreaterThan(10);
    }

    private List<Span> opened(AlertRule rule, double threshold) {
        return rule.episodes(everyTenDays, threshold, at(400, 0)).getOrDefault("a", List.of()).stream()
                .map(Episode::span)
                .toList();
    }

    private static long at(int day, int hour) {
        return Duration.ofDays(day).toMillis() + hour * HOUR;
    }
}
