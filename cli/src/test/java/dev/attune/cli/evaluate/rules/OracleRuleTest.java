package dev.attune.cli.evaluate.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.TrueHabits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OracleRuleTest {

    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final long UNTIL = (long) (400 * DAY);

    /** One purchase a week, two visits a week, one in ten leaves at each purchase. */
    private static final TrueHabits WEEKLY = new TrueHabits(1, 2, 1, 0.1, 0.15, 20);

    private static List<Episode> episodes(TrueHabits habits, long[] days, long[] bought, double threshold) {
        long[] times =
                java.util.Arrays.stream(days).map(day -> (long) (day * DAY)).toArray();
        Occasions occasions = new Occasions("a", days, times);
        return new OracleRule(Map.of("a", habits), Map.of("a", bought), 0)
                .episodes(List.of(occasions), threshold, UNTIL)
                .getOrDefault("a", List.of());
    }

    @Test
    void silenceAfterAPurchaseIsHeardWhenBayesSaysSo() {
        List<Episode> episodes = episodes(WEEKLY, new long[] {10}, new long[] {10}, 0);

        double silent = episodes.get(0).opened() / DAY - 10 - 2;
        double stray = Math.log(1 - 0.15 * (1 - Math.exp(-(silent + 2) / 20)));
        assertThat(Math.log(0.1 / 0.9) + 3 * silent / 7 + stray).isCloseTo(0, within(1e-6));
    }

    @Test
    void regularBuyersAreMissedSooner() {
        TrueHabits regular = new TrueHabits(1, 2, 3, 0.1, 0.15, 20);

        assertThat(episodes(regular, new long[] {10}, new long[] {10}, 3).get(0).opened())
                .isLessThan(episodes(WEEKLY, new long[] {10}, new long[] {10}, 3)
                        .get(0)
                        .opened());
    }

    @Test
    void whoCameAgainAfterTheyCouldHaveLeftStayedUnlessItWasAStrayVisit() {
        double before =
                episodes(WEEKLY, new long[] {10}, new long[] {10}, 0).get(0).opened() - 10 * DAY;
        double after =
                episodes(WEEKLY, new long[] {10, 15}, new long[] {10}, 0).get(0).opened() - 15 * DAY;

        assertThat(after).isGreaterThan(before);
        assertThat(episodes(WEEKLY, new long[] {10, 11}, new long[] {10}, 0)
                                .get(0)
                                .opened()
                        - 10 * DAY)
                .as("nobody leaves so soon: this visit says nothing")
                .isCloseTo(before, within(0.1 * DAY));
    }

    @Test
    void nobodyLeavesBeforeTheyFirstBought() {
        assertThat(episodes(WEEKLY, new long[] {10}, new long[0], -5)).isEmpty();
    }
}
