package dev.attune.cli.evaluate.rules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The occasions of a customer: UTC days with an event.
 *
 * @param customerId who
 * @param days days since the epoch, strictly rising
 * @param lastEvents the last event of each day, epoch milliseconds
 */
public record Occasions(String customerId, long[] days, long[] lastEvents) {

    static final long DAY = Duration.ofDays(1).toMillis();

    /**
     * @param times of events by customer, epoch milliseconds in order
     * @param until later events are left out
     */
    public static List<Occasions> of(Map<String, long[]> times, long until) {
        List<Occasions> all = new ArrayList<>();
        times.keySet().stream().sorted().forEach(customer -> {
            Occasions occasions = of(customer, times.getOrDefault(customer, new long[0]), until);
            if (occasions.days.length > 0) {
                all.add(occasions);
            }
        });
        return all;
    }

    private static Occasions of(String customer, long[] times, long until) {
        long[] days = new long[times.length];
        long[] last = new long[times.length];
        int count = 0;
        for (long time : times) {
            if (time > until) {
                break;
            }
            long day = Math.floorDiv(time, DAY);
            if (count == 0 || days[count - 1] != day) {
                days[count++] = day;
            }
            last[count - 1] = time;
        }
        return new Occasions(customer, Arrays.copyOf(days, count), Arrays.copyOf(last, count));
    }

    /** Groups instants by customer and sorts them. */
    public static Map<String, long[]> sorted(Map<String, List<Long>> times) {
        Map<String, long[]> sorted = new HashMap<>();
        times.forEach((customer, instants) -> sorted.put(
                customer, instants.stream().mapToLong(Long::longValue).sorted().toArray()));
        return sorted;
    }
}
