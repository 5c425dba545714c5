package dev.attune.cli.evaluate.rules;

import dev.attune.cli.evaluate.reading.PageView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mean and standard deviation of log latency by segment, of the very pages that are judged: that flatters the rules. */
final class SegmentLatency {

    private final Map<String, double[]> sums = new HashMap<>();

    private SegmentLatency() {}

    static SegmentLatency of(Map<String, List<PageView>> pages) {
        SegmentLatency usual = new SegmentLatency();
        pages.values().forEach(views -> views.forEach(usual::add));
        return usual;
    }

    private void add(PageView page) {
        if (page.latencyMs() > 0) {
            double log = Math.log(page.latencyMs());
            double[] sum = sums.computeIfAbsent(segment(page), none -> new double[3]);
            sum[0]++;
            sum[1] += log;
            sum[2] += log * log;
        }
    }

    private static String segment(PageView page) {
        return page.segment() == null ? "" : page.segment();
    }

    /** In standard deviations; NaN where a page tells no latency. */
    double deviation(PageView page) {
        double[] sum = sums.get(segment(page));
        if (sum == null || !(page.latencyMs() > 0)) {
            return Double.NaN;
        }
        double mean = sum[1] / sum[0];
        return (Math.log(page.latencyMs()) - mean) / Math.sqrt(sum[2] / sum[0] - mean * mean);
    }
}
