package dev.attune.cli.evaluate.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.reading.PageView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One vector for each side of the limit of every plain rule. */
class PageRuleTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    /** Slower and faster in turn around the segment's mean, so that its log latencies have a standard deviation of ln 2. */
    private static final double[] PEERS = peers();

    private static double[] peers() {
        double[] latencies = new double[2_000];
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] = i % 2 == 0 ? 200 : 800;
        }
        return latencies;
    }

    @Test
    void thereAreSixAndEachHasItsName() {
        assertThat(PageRule.all(Map.of()))
                .extracting(PageRule::name)
                .containsExactly(
                        "latency > 2 x own EWMA",
                        "latency > 2 x own EWMA, 3 in a row",
                        "any error",
                        "latency above 4 T (2000 ms)",
                        "EWMA .25, L 3, segment mean",
                        "CUSUM .5, h 5, segment mean");
    }

    /** The first page is the mean itself; 100, 100 keep it at 100, so that 200 is not above twice of it and 201 is. */
    @Test
    void twiceTheOwnMeanIsTheLimitOfTheFirst() {
        assertThat(opened(0, 5_000)).isEmpty();
        assertThat(opened(0, 100, 100, 200)).isEmpty();
        assertThat(opened(0, 100, 100, 201)).containsExactly(2);
    }

    /** 100 and a tenth of what 190 is above it are 109, so that the next must be above 218. */
    @Test
    void theOwnMeanTakesInATenthOfEachPageAfterItWasJudged() {
        assertThat(opened(0, 100, 190, 218)).isEmpty();
        assertThat(opened(0, 100, 190, 219)).containsExactly(2);
    }

    @Test
    void thePagesInARowAreThreeAndAFastOneBeginsAnew() {
        assertThat(opened(1, 100, 300, 300)).isEmpty();
        assertThat(opened(1, 100, 300, 300, 100, 400, 400)).isEmpty();
        assertThat(opened(1, 100, 300, 300, 300)).containsExactly(3);
    }

    @Test
    void anErrorIsEnoughForTheThird() {
        PageRule rule = PageRule.all(Map.of()).get(2);
        List<PageView> pages = List.of(page(0, 100, false), page(1, Double.NaN, true));
        assertThat(rule.episodes(Map.of("c", pages), 9 * DAY).get("c"))
                .extracting(Episode::opened)
                .containsExactly(DAY);
    }

    @Test
    void fourTimesTheTargetIsNotAboveIt() {
        assertThat(opened(3, 2_000)).isEmpty();
        assertThat(opened(3, 2_001)).containsExactly(0);
    }

    /** Deviations of the peers are -1 and 1; the limit is 3 sqrt(.25 / 1.75) = 1.134: z of 4 gives 1, and then 1.75. */
    @Test
    void theChartOpensWhereItsMeanLeavesTheLimits() {
        double z4 = 400 * Math.pow(2, 4);
        assertThat(opened(4, z4)).isEmpty();
        assertThat(opened(4, z4, z4)).containsExactly(1);
        assertThat(opened(4, 400 * Math.pow(2, 4.6))).containsExactly(0);
    }

    /** Each z of 2 adds 1.5: after three 4.5, after four 6; a page at the mean takes .5 off, and never below nothing. */
    @Test
    void theSumOpensAboveFive() {
        double z2 = 400 * 4;
        assertThat(opened(5, z2, z2, z2)).isEmpty();
        assertThat(opened(5, z2, z2, z2, z2)).containsExactly(3);
        assertThat(opened(5, 400, 400, 400, z2, z2, z2)).isEmpty();
        assertThat(opened(5, z2, 400, z2, z2, z2)).containsExactly(4);
    }

    @Test
    void aPageWithoutLatencyIsNoNewsForAnyRuleOfLatency() {
        for (int rule : new int[] {0, 1, 3, 4, 5}) {
            assertThat(opened(rule, 100, Double.NaN, Double.NaN, 100))
                    .as("rule %d", rule)
                    .isEmpty();
        }
    }

    @Test
    void itTellsOnceInFourteenDaysAndNotAfterTheEnd() {
        PageRule rule = PageRule.all(Map.of()).get(2);
        List<PageView> pages = new ArrayList<>();
        for (int day = 0; day <= 30; day++) {
            pages.add(page(day, 100, true));
        }
        assertThat(rule.episodes(Map.of("c", pages), 27 * DAY).get("c"))
                .extracting(Episode::opened)
                .containsExactly(0L, 14 * DAY);
        assertThat(rule.episodes(Map.of("c", pages), 30 * DAY).get("c")).hasSize(3);
    }

    /** Indexes of the pages, one a day, on which the rule opened. */
    private static List<Integer> opened(int rule, double... latencies) {
        Map<String, List<PageView>> pages = Map.of("c", pages(latencies), "peers", pages(PEERS));
        // The pages judged would shift the segment's figures: they are those of the peers alone.
        PageRule judged = PageRule.all(Map.of("peers", pages(PEERS))).get(rule);
        return judged.episodes(pages, Long.MAX_VALUE).get("c").stream()
                .map(episode -> (int) (episode.opened() / DAY))
                .toList();
    }

    private static List<PageView> pages(double... latencies) {
        long[] day = {0};
        return Arrays.stream(latencies)
                .mapToObj(latency -> page(day[0]++, latency, false))
                .toList();
    }

    private static PageView page(long day, double latency, boolean error) {
        return new PageView(day * DAY, latency, error, "business", "cart");
    }
}
