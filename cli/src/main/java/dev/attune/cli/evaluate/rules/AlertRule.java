package dev.attune.cli.evaluate.rules;

import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A rule that raises an alert after a silence, and takes it back at the next occasion. */
public interface AlertRule {

    /** In words, with the threshold left open. */
    String name();

    /** What its threshold is measured in. */
    String unit();

    /** Thresholds to try, rising; the higher, the later the alert. */
    double[] thresholds();

    /**
     * Age in days since the first occasion at which the silence is long enough.
     *
     * @param repeats occasions after the first, 0 or more
     * @param ageAtLast days from the first to the last occasion
     * @return infinite for never
     */
    double alertAge(int repeats, double ageAtLast, double threshold);

    /** The episodes it would have opened by an instant, by customer. */
    default Map<String, List<Episode>> episodes(List<Occasions> customers, double threshold, long until) {
        Map<String, List<Episode>> episodes = new HashMap<>();
        for (Occasions customer : customers) {
            List<Episode> opened = episodes(customer, threshold, until);
            if (!opened.isEmpty()) {
                episodes.put(customer.customerId(), opened);
            }
        }
        return episodes;
    }

    private List<Episode> episodes(Occasions customer, double threshold, long until) {
        List<Episode> episodes = new ArrayList<>();
        long[] days = customer.days();
        for (int i = 0; i < days.length; i++) {
            double age = alertAge(i, days[i] - days[0], threshold);
            double alert = days[0] * (double) Occasions.DAY + age * Occasions.DAY;
            // A day's events count from its start, but nobody knows of the last one before it came.
            long opened = (long) Math.min(Math.max(Math.ceil(alert), customer.lastEvents()[i]), 9e18);
            long next = i + 1 < days.length ? days[i + 1] * Occasions.DAY : Span.OPEN_END;
            if (opened <= until && opened < next) {
                episodes.add(Episode.bare(customer.customerId(), new Span(opened, next)));
            }
        }
        return episodes;
    }
}
