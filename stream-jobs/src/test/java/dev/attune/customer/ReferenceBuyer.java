package dev.attune.customer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Recency, frequency, value of one customer, worked out from the log of purchases alone.
 *
 * @param firstDay UTC day of the first purchase, days since the epoch
 * @param repeats purchase days after it
 * @param recency x's age at the last of them, weeks
 * @param spend of all purchases
 */
record ReferenceBuyer(String customer, long firstDay, int repeats, double recency, double spend) {

    static final long DAY = 86_400_000L;
    static final double WEEK = 7.0 * DAY;

    /** One row of a log. */
    record Row(String customer, long time, double amount) {}

    /** Who had bought before an instant, by id. */
    static Map<String, ReferenceBuyer> summary(List<Row> log, long before) {
        Map<String, TreeMap<Long, Double>> byDay = new TreeMap<>();
        for (Row row : log) {
            if (row.time() < before) {
                byDay.computeIfAbsent(row.customer(), absent -> new TreeMap<>())
                        .merge(Math.floorDiv(row.time(), DAY), row.amount(), Double::sum);
            }
        }
        Map<String, ReferenceBuyer> summary = new TreeMap<>();
        byDay.forEach((customer, days) -> summary.put(customer, of(customer, days)));
        return summary;
    }

    private static ReferenceBuyer of(String customer, TreeMap<Long, Double> days) {
        double spend = days.values().stream().mapToDouble(Double::doubleValue).sum();
        return new ReferenceBuyer(
                customer, days.firstKey(), days.size() - 1, (days.lastKey() - days.firstKey()) / 7.0, spend);
    }

    /** T, weeks. */
    double age(long at) {
        return (at - firstDay * DAY) / WEEK;
    }

    double meanSpend() {
        return spend / (repeats + 1);
    }
}
