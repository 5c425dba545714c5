package dev.attune.cli.pain;

import dev.attune.cli.Table;
import dev.attune.delivery.RecordJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * What falls short most of what customers could expect, in the newest windows of one length. Ranked by value lost, as a
 * share of all that is lost in its currency, so that currencies need no rate; then by customers.
 */
final class Leaderboard {

    static final long HOUR = 3_600_000L;
    static final long DAY = 24 * HOUR;

    private final long length;
    private final int windows;
    private final boolean features;

    /** By window and pain: a record read twice counts once. */
    private final Map<Key, GenericRecord> pains = new HashMap<>();

    private long newest = Long.MIN_VALUE;

    private record Place(String touchpoint, @Nullable String feature, String reason) {}

    private record Key(long windowEnd, Place place) {}

    /** What one pain comes to. */
    private static final class Sum {
        private long moments;
        private long customers;
        private double shortfall;
        private final Map<String, BigDecimal> affected = new TreeMap<>();
        private final Map<String, BigDecimal> lost = new TreeMap<>();
        private long routeOf = Long.MIN_VALUE;
        private String route = "";
    }

    /**
     * @param length of the windows that are summed, milliseconds
     * @param windows how many of them, the newest ones
     * @param features whether pains are told apart by feature
     */
    Leaderboard(long length, int windows, boolean features) {
        this.length = length;
        this.windows = windows;
        this.features = features;
    }

    void add(GenericRecord pulse) {
        if (!"PAIN_POINT".equals(String.valueOf(pulse.get("scope")))) {
            return;
        }
        long end = (long) pulse.get("window_end");
        boolean ofFeature = pulse.get("feature") != null;
        if (end - (long) pulse.get("window_start") != length || ofFeature != features) {
            return;
        }
        newest = Math.max(newest, end);
        pains.put(new Key(end, place(pulse)), pulse);
    }

    private static Place place(GenericRecord pulse) {
        Object feature = pulse.get("feature");
        return new Place(
                String.valueOf(pulse.get("touchpoint")),
                feature == null ? null : feature.toString(),
                String.valueOf(pulse.get("reason")));
    }

    boolean isEmpty() {
        return pains.isEmpty();
    }

    /** @param limit the most painful ones, so many; 0 for all of them */
    Table table(int limit) {
        Map<Place, Sum> sums = sums();
        Map<String, BigDecimal> totals = new TreeMap<>();
        sums.values()
                .forEach(sum -> sum.lost.forEach((currency, lost) -> totals.merge(currency, lost, BigDecimal::add)));
        List<Map.Entry<Place, Sum>> ranked = new ArrayList<>(sums.entrySet());
        ranked.sort(Comparator.comparingDouble((Map.Entry<Place, Sum> each) -> -share(each.getValue(), totals))
                .thenComparing(each -> -each.getValue().customers)
                .thenComparing(each -> each.getKey().toString()));
        String customers = length == DAY ? "customer_days" : "customer_hours";
        Table table = new Table(
                "touchpoint",
                "feature",
                "reason",
                "department",
                customers,
                "moments",
                "gap",
                "value_affected",
                "value_lost");
        ranked.stream().limit(limit == 0 ? Long.MAX_VALUE : limit).forEach(each -> {
            Place place = each.getKey();
            Sum sum = each.getValue();
            table.row(
                    place.touchpoint(),
                    place.feature(),
                    place.reason(),
                    sum.route,
                    sum.customers,
                    sum.moments,
                    gap(sum),
                    text(sum.affected),
                    text(sum.lost));
        });
        return table;
    }

    private Map<Place, Sum> sums() {
        Map<Place, Sum> sums = new HashMap<>();
        pains.forEach((key, pulse) -> {
            if (key.windowEnd() > newest - windows * length) {
                add(pulse, key.windowEnd(), sums.computeIfAbsent(key.place(), first -> new Sum()));
            }
        });
        return sums;
    }

    private static void add(GenericRecord pulse, long end, Sum sum) {
        sum.moments += (long) pulse.get("events");
        sum.customers += (long) pulse.get("customers");
        Object gap = pulse.get("gap");
        sum.shortfall += gap == null ? Double.NaN : (double) gap * (long) pulse.get("events");
        addMoneys(pulse, "value_affected", sum.affected);
        addMoneys(pulse, "value_lost", sum.lost);
        if (end > sum.routeOf) {
            sum.routeOf = end;
            sum.route = ((Collection<?>) pulse.get("route"))
                    .stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    private static void addMoneys(GenericRecord pulse, String field, Map<String, BigDecimal> into) {
        for (Object each : (Collection<?>) pulse.get(field)) {
            GenericRecord money = (GenericRecord) each;
            into.merge(String.valueOf(money.get("currency")), RecordJson.decimal(money, "amount"), BigDecimal::add);
        }
    }

    /** Index points to a tenth; null where a record does not tell it. */
    private static @Nullable BigDecimal gap(Sum sum) {
        double gap = sum.shortfall / sum.moments;
        return Double.isFinite(gap) ? BigDecimal.valueOf(gap).setScale(1, RoundingMode.HALF_UP) : null;
    }

    private static double share(Sum sum, Map<String, BigDecimal> totals) {
        double share = 0;
        for (Map.Entry<String, BigDecimal> lost : sum.lost.entrySet()) {
            double total = totals.getOrDefault(lost.getKey(), BigDecimal.ZERO).doubleValue();
            share += total == 0 ? 0 : lost.getValue().doubleValue() / total;
        }
        return share;
    }

    private static String text(Map<String, BigDecimal> lost) {
        return lost.entrySet().stream()
                .map(each -> each.getValue().toPlainString() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }
}
