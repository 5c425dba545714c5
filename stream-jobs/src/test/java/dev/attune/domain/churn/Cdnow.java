package dev.attune.domain.churn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The CDNOW sample as the papers summarise it: purchase days until 1997-09-30, 39 weeks. */
record Cdnow(List<ChurnInputs.Clock> clocks, List<Spend> spends) {

    private static final LocalDate END = LocalDate.of(1997, 9, 30);

    /** Mean spend over the {@code purchases} repeat purchase days of one customer. */
    record Spend(int purchases, double mean) {}

    static Cdnow load() throws IOException {
        Path file = SharedData.file("cdnow-sample/purchases.csv");
        Map<String, TreeMap<LocalDate, Double>> customers = new TreeMap<>();
        List<String> rows = Files.readAllLines(file);
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            LocalDate day = LocalDate.parse(cells[1].substring(0, 10));
            if (!day.isAfter(END)) {
                customers
                        .computeIfAbsent(cells[0], id -> new TreeMap<>())
                        .merge(day, Double.parseDouble(cells[4]), Double::sum);
            }
        }
        List<ChurnInputs.Clock> clocks = new ArrayList<>();
        List<Spend> spends = new ArrayList<>();
        for (TreeMap<LocalDate, Double> days : customers.values()) {
            int repeats = days.size() - 1;
            clocks.add(new ChurnInputs.Clock(
                    repeats, weeks(days.firstKey(), days.lastKey()), weeks(days.firstKey(), END)));
            if (repeats > 0) {
                double sum = days.tailMap(days.firstKey(), false).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                spends.add(new Spend(repeats, sum / repeats));
            }
        }
        return new Cdnow(clocks, spends);
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / 7.0;
    }
}
