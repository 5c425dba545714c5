package dev.attune.cli.products;

import dev.attune.cli.Table;
import dev.attune.cli.Tone;
import dev.attune.cli.evaluate.measure.Interval;
import dev.attune.cli.evaluate.measure.Proportion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/**
 * The newest pulse of each product, and what to make of it: a mayfly is a product whose repeat rate is surely below half
 * of what all products together reach, by the upper end of its confidence interval; few buyers make no mayfly.
 */
final class RepeatRates {

    private static final double MAYFLY = 0.5;

    private final Map<String, GenericRecord> newest = new HashMap<>();

    void add(GenericRecord pulse) {
        if (!"PRODUCT".equals(String.valueOf(pulse.get("scope"))) || pulse.get("matured_buyers") == null) {
            return;
        }
        newest.merge(
                String.valueOf(pulse.get("product_id")),
                pulse,
                (one, other) -> (long) one.get("window_end") >= (long) other.get("window_end") ? one : other);
    }

    boolean isEmpty() {
        return newest.isEmpty();
    }

    /** @param limit the products with most buyers, so many; 0 for all of them */
    Table table(int limit) {
        double all = rate(sum("matured_repeat_buyers"), sum("matured_buyers"));
        Table table = new Table("product", "buyers", "came_back", "repeat_rate", "at_least", "at_most", "verdict");
        ranked().stream().limit(limit == 0 ? Long.MAX_VALUE : limit).forEach(pulse -> {
            String product = String.valueOf(pulse.get("product_id"));
            long buyers = (long) pulse.get("matured_buyers");
            long cameBack = (long) pulse.get("matured_repeat_buyers");
            Interval interval = Proportion.of(cameBack, buyers).interval();
            if (interval == null) {
                table.row(product, buyers, cameBack, null, null, null, "too early to tell");
            } else {
                table.row(
                        product,
                        buyers,
                        cameBack,
                        rounded(rate(cameBack, buyers)),
                        rounded(interval.low()),
                        rounded(interval.high()),
                        verdict(interval, all));
            }
        });
        return table;
    }

    /** Most buyers first. */
    private List<GenericRecord> ranked() {
        return newest.values().stream()
                .sorted(Comparator.comparingLong((GenericRecord pulse) -> (long) pulse.get("matured_buyers"))
                        .reversed()
                        .thenComparing(pulse -> String.valueOf(pulse.get("product_id"))))
                .toList();
    }

    private long sum(String field) {
        return newest.values().stream()
                .mapToLong(pulse -> (long) pulse.get(field))
                .sum();
    }

    private static Object verdict(Interval interval, double all) {
        if (interval.high() < MAYFLY * all) {
            return Tone.WARNING.of("mayfly");
        }
        return interval.low() > all ? "loved" : "";
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double rounded(double share) {
        return Math.round(share * 1_000) / 1_000.0;
    }
}
