package dev.attune.cli.evaluate.reading;

import dev.attune.cli.evaluate.counting.Episode;
import java.util.List;
import java.util.Map;

/**
 * The episodes of one file of alerts.
 *
 * @param name of the policy, for telling files apart
 * @param path as given
 * @param churn by customer
 * @param drops by customer
 * @param revisions lines that were new
 * @param repeated lines that told a revision again, as uncommitted readers see them
 * @param lastTime of any revision, epoch milliseconds; {@link Long#MIN_VALUE} of none
 */
public record AlertFile(
        String name,
        String path,
        Map<String, List<Episode>> churn,
        Map<String, List<Episode>> drops,
        long revisions,
        long repeated,
        long lastTime) {

    public AlertFile {
        churn = Map.copyOf(churn);
        drops = Map.copyOf(drops);
    }

    public static long count(Map<String, List<Episode>> episodes) {
        return episodes.values().stream().mapToLong(List::size).sum();
    }
}
