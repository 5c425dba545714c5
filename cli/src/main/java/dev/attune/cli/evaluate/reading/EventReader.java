package dev.attune.cli.evaluate.reading;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads raw events, no more of them than an evaluation needs. */
final class EventReader {

    private static final List<String> REQUIRED = List.of("customer_id", "event_time");
    private static final int SERVER_ERROR = 500;
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final InputProblems problems;

    EventReader(InputProblems problems) {
        this.problems = problems;
    }

    List<Purchase> purchases(Path path) {
        List<Purchase> purchases = new ArrayList<>();
        new CsvFile(path, problems).read(REQUIRED, row -> {
            String customerId = row.required("customer_id");
            Long time = row.requiredInstant("event_time");
            double amount = row.number("amount", -Double.MAX_VALUE, Double.MAX_VALUE);
            Long promised = row.instant("promised_at");
            if (customerId != null && time != null) {
                purchases.add(new Purchase(
                        customerId,
                        time,
                        row.textOr("kind", "PLACED"),
                        row.text("order_id"),
                        amount,
                        row.text("currency"),
                        promised));
            }
        });
        return purchases;
    }

    /** Rows without a customer are of passers-by, and passed over. */
    Sessions sessions(Path path) {
        Map<String, List<Long>> visits = new HashMap<>();
        Map<String, Map<String, Long>> starts = new HashMap<>();
        Map<String, List<PageView>> pages = new HashMap<>();
        new CsvFile(path, problems).read(REQUIRED, row -> {
            Long time = row.requiredInstant("event_time");
            String customerId = row.text("customer_id");
            if (customerId != null && time != null) {
                visits.computeIfAbsent(customerId, any -> new ArrayList<>()).add(time);
                String session = row.textOr("session_id", "day " + Math.floorDiv(time, DAY));
                starts.computeIfAbsent(customerId, any -> new LinkedHashMap<>()).merge(session, time, Math::min);
                pages.computeIfAbsent(customerId, any -> new ArrayList<>()).add(page(row, time));
            }
        });
        pages.values().forEach(views -> views.sort(Comparator.comparingLong(PageView::time)));
        return new Sessions(sorted(visits), sorted(lists(starts)), pages);
    }

    private static PageView page(Row row, long time) {
        double status = row.number("status", -Double.MAX_VALUE, Double.MAX_VALUE);
        boolean error = status >= SERVER_ERROR
                || row.text("error_code") != null
                || row.textOr("kind", "PAGE_VIEW").equals("ERROR");
        double latency = row.number("latency_ms", -Double.MAX_VALUE, Double.MAX_VALUE);
        return new PageView(time, latency, error, row.text("segment"), row.textOr("touchpoint", ""));
    }

    List<SupportEvent> support(Path path) {
        List<SupportEvent> events = new ArrayList<>();
        new CsvFile(path, problems).read(REQUIRED, row -> {
            String customerId = row.required("customer_id");
            Long time = row.requiredInstant("event_time");
            double goodness = goodness(row);
            if (customerId != null && time != null) {
                events.add(new SupportEvent(
                        customerId,
                        time,
                        row.textOr("kind", "OPENED"),
                        row.text("ticket_id"),
                        row.text("survey"),
                        goodness));
            }
        });
        return events;
    }

    private static double goodness(Row row) {
        double lowest = row.number("scale_min", -Double.MAX_VALUE, Double.MAX_VALUE);
        double highest = row.number("scale_max", -Double.MAX_VALUE, Double.MAX_VALUE);
        double score = row.number("score", -Double.MAX_VALUE, Double.MAX_VALUE);
        if (!(highest > lowest)) {
            return Double.NaN;
        }
        double share = (score - lowest) / (highest - lowest);
        return row.textOr("high_is_good", "true").equalsIgnoreCase("false") ? 1 - share : share;
    }

    private static Map<String, List<Long>> lists(Map<String, Map<String, Long>> starts) {
        Map<String, List<Long>> lists = new TreeMap<>();
        starts.forEach((customer, times) -> lists.put(customer, List.copyOf(times.values())));
        return lists;
    }

    private static Map<String, long[]> sorted(Map<String, List<Long>> times) {
        Map<String, long[]> sorted = new HashMap<>();
        times.forEach((customer, instants) -> sorted.put(
                customer, instants.stream().mapToLong(Long::longValue).sorted().toArray()));
        return sorted;
    }
}
