package dev.attune.cli.evaluate.counting;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the experience-drop alerts on one customer were worth.
 *
 * @param verdicts how many episodes by verdict
 * @param drops what became of each injected drop within the observation
 * @param yearsAlive years from birth to departure or the end of the observation
 */
public record DropFate(Map<DropVerdict, Integer> verdicts, List<Drop> drops, double yearsAlive) {

    /** A number of sessions that is not known; below any that is. */
    public static final int UNKNOWN = -1;

    /**
     * An injected drop.
     *
     * @param sessions that began inside it; {@link #UNKNOWN} where clicks are not known
     * @param delayDays days from its start to the first alert that found it; infinite when none did
     */
    public record Drop(int sessions, double delayDays) {

        boolean isFound() {
            return delayDays < Double.POSITIVE_INFINITY;
        }
    }

    public DropFate {
        verdicts = Map.copyOf(verdicts);
        drops = List.copyOf(drops);
    }

    int count(DropVerdict verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** @param sessions first instants of the customer's sessions; null where clicks are not known */
    static DropFate of(
            TrueCustomer customer, List<Episode> episodes, DropRules rules, long @Nullable [] sessions, long until) {
        Map<DropVerdict, Integer> verdicts = new EnumMap<>(DropVerdict.class);
        for (Episode episode : episodes) {
            verdicts.merge(rules.judge(customer, episode), 1, Integer::sum);
        }
        List<Drop> drops = customer.drops().stream()
                .filter(drop -> drop.prolonged(DropRules.AFTER_DROP).end() <= until)
                .map(drop -> new Drop(sessions(drop, sessions), delay(drop, episodes)))
                .toList();
        return new DropFate(verdicts, drops, customer.yearsAlive(until));
    }

    private static int sessions(Span drop, long @Nullable [] starts) {
        if (starts == null) {
            return UNKNOWN;
        }
        int sessions = 0;
        for (long start : starts) {
            sessions += drop.holds(start) ? 1 : 0;
        }
        return sessions;
    }

    private static double delay(Span drop, List<Episode> episodes) {
        return episodes.stream()
                .mapToLong(Episode::opened)
                .filter(drop.prolonged(DropRules.AFTER_DROP)::holds)
                .mapToDouble(opened -> (opened - drop.start()) / Span.MILLIS_PER_DAY)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
