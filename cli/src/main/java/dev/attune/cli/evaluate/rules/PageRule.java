package dev.attune.cli.evaluate.rules;

import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.Span;
import dev.attune.cli.evaluate.reading.PageView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A plain rule over the pages that a customer met; it tells no more than once in 14 days, as the product does.
 *
 * @param name for people
 * @param perCustomer makes what decides over one customer's pages, one after the other in order
 */
public record PageRule(String name, Function<String, Predicate<PageView>> perCustomer) {

    private static final long COOLDOWN = Duration.ofDays(14).toMillis();
    private static final double OWN_WEIGHT = 0.1;
    private static final double TWICE = 2;
    private static final int IN_A_ROW = 3;
    private static final double TARGET_MS = 500;
    private static final double CHART_WEIGHT = 0.25;
    private static final double CHART_LIMIT = 3;
    private static final double ALLOWANCE = 0.5;
    private static final double CUSUM_LIMIT = 5;

    /** The rules that people use. */
    public static List<PageRule> all(Map<String, List<PageView>> pages) {
        SegmentLatency usual = SegmentLatency.of(pages);
        return List.of(
                new PageRule("latency > 2 x own EWMA", any -> slowerThanUsual(1)),
                new PageRule("latency > 2 x own EWMA, 3 in a row", any -> slowerThanUsual(IN_A_ROW)),
                new PageRule("any error", any -> PageView::error),
                new PageRule("latency above 4 T (2000 ms)", any -> page -> page.latencyMs() > 4 * TARGET_MS),
                new PageRule("EWMA .25, L 3, segment mean", any -> chart(usual)),
                new PageRule("CUSUM .5, h 5, segment mean", any -> cusum(usual)));
    }

    private static Predicate<PageView> slowerThanUsual(int needed) {
        double[] state = {Double.NaN, 0};
        return page -> {
            if (Double.isNaN(page.latencyMs())) {
                return false;
            }
            boolean slow = page.latencyMs() > TWICE * state[0];
            state[1] = slow ? state[1] + 1 : 0;
            state[0] =
                    Double.isNaN(state[0]) ? page.latencyMs() : state[0] + OWN_WEIGHT * (page.latencyMs() - state[0]);
            return state[1] >= needed;
        };
    }

    private static Predicate<PageView> chart(SegmentLatency usual) {
        double limit = CHART_LIMIT * Math.sqrt(CHART_WEIGHT / (2 - CHART_WEIGHT));
        double[] mean = {0};
        return page -> {
            double z = usual.deviation(page);
            mean[0] += Double.isNaN(z) ? 0 : CHART_WEIGHT * (z - mean[0]);
            return mean[0] > limit;
        };
    }

    private static Predicate<PageView> cusum(SegmentLatency usual) {
        double[] sum = {0};
        return page -> {
            double z = usual.deviation(page);
            sum[0] = Double.isNaN(z) ? sum[0] : Math.max(0, sum[0] + z - ALLOWANCE);
            return sum[0] > CUSUM_LIMIT;
        };
    }

    /** The episodes it would have opened by an instant, by customer. */
    public Map<String, List<Episode>> episodes(Map<String, List<PageView>> pages, long until) {
        Map<String, List<Episode>> episodes = new HashMap<>();
        pages.forEach((customer, views) -> {
            Predicate<PageView> tells = perCustomer.apply(customer);
            List<Episode> opened = new ArrayList<>();
            long next = Long.MIN_VALUE;
            for (PageView page : views) {
                if (tells.test(page) && page.time() >= next && page.time() <= until) {
                    Span span = new Span(page.time(), page.time() + COOLDOWN);
                    opened.add(new Episode("", customer, span, "", Set.of(page.touchpoint()), false));
                    next = page.time() + COOLDOWN;
                }
            }
            episodes.put(customer, opened);
        });
        return episodes;
    }
}
