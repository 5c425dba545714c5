package dev.attune.cli.evaluate.reading;

import dev.attune.cli.evaluate.counting.Span;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.counting.TrueHabits;
import dev.attune.cli.evaluate.counting.TrueIncident;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is said of customers: how they stood, and the truth. */
final class StandingReader {

    private final InputProblems problems;

    StandingReader(InputProblems problems) {
        this.problems = problems;
    }

    List<CustomerStanding> customers(Path path) {
        List<CustomerStanding> customers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        new CsvFile(path, problems).read(List.of("customer_id", "as_of"), row -> {
            String customerId = once(row, seen);
            Long asOf = row.requiredInstant("as_of");
            Map<StandingFigure, Double> figures = new EnumMap<>(StandingFigure.class);
            for (StandingFigure figure : StandingFigure.values()) {
                double number = figure.of(row);
                if (!Double.isNaN(number)) {
                    figures.put(figure, number);
                }
            }
            if (customerId != null && asOf != null) {
                customers.add(new CustomerStanding(customerId, asOf, row.text("currency"), figures));
            }
        });
        return customers;
    }

    List<TrueCustomer> truth(Path path) {
        List<TrueCustomer> customers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        new CsvFile(path, problems).read(List.of("customer_id", "birth", "death"), row -> {
            String customerId = once(row, seen);
            Long birth = row.requiredInstant("birth");
            Long death = row.instant("death");
            Span drop = span(row, "drop_start", "drop_end");
            if (birth != null && death != null && death < birth) {
                row.wrong("death", "not be before birth", row.textOr("death", ""));
                return;
            }
            if (customerId != null && birth != null) {
                customers.add(new TrueCustomer(
                        customerId,
                        row.textOr("region", ""),
                        birth,
                        death,
                        drop == null ? List.of() : List.of(drop),
                        habits(row),
                        ""));
            }
        });
        return customers;
    }

    /** Null unless all of them are given, and a process comes of them. */
    private static @Nullable TrueHabits habits(Row row) {
        double purchases = row.number("purchases_per_week", 0, Double.MAX_VALUE);
        double visits = row.number("visits_per_week", 0, Double.MAX_VALUE);
        double regularity = row.number("regularity", 1, 1000);
        double dropout = row.number("dropout", 0, 1);
        double share = row.number("stray_share", 0, 1);
        double days = row.number("stray_days", 0, Double.MAX_VALUE);
        boolean known = !Double.isNaN(visits + regularity)
                && purchases > 0
                && dropout > 0
                && dropout < 1
                && share < 1
                && days > 0;
        return known ? new TrueHabits(purchases, visits, (int) regularity, dropout, share, days) : null;
    }

    List<TrueIncident> incidents(Path path) {
        List<TrueIncident> incidents = new ArrayList<>();
        new CsvFile(path, problems).read(List.of("touchpoint", "start", "end"), row -> {
            row.required("start");
            Span span = span(row, "start", "end");
            if (span != null) {
                incidents.add(new TrueIncident(row.textOr("touchpoint", "*"), row.textOr("region", "*"), span));
            }
        });
        return incidents;
    }

    private static @Nullable String once(Row row, Set<String> seen) {
        String customerId = row.required("customer_id");
        if (customerId != null && !seen.add(customerId)) {
            row.wrong("customer_id", "be given once", customerId);
            return null;
        }
        return customerId;
    }

    private static @Nullable Span span(Row row, String startColumn, String endColumn) {
        Long start = row.instant(startColumn);
        Long end = row.instant(endColumn);
        if (start == null && end == null) {
            return null;
        }
        if (start == null || end == null) {
            row.wrong(start == null ? startColumn : endColumn, "be given, as its other end is", "");
            return null;
        }
        if (end < start) {
            row.wrong(endColumn, "not be before " + startColumn, row.textOr(endColumn, ""));
            return null;
        }
        return new Span(start, end);
    }
}
