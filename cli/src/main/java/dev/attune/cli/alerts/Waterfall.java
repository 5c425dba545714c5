package dev.attune.cli.alerts;

import dev.attune.cli.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Additive parts as a table in which each line stands on the one before. What is shown adds up exactly: the running sum
 * is rounded, and a part is shown as the difference of two of them, off by one unit of the last digit at most.
 */
final class Waterfall {

    private static final int DIGITS = 3;
    private static final int WIDTH = 24;

    private final List<String> names = new ArrayList<>();
    private final List<Double> sums = new ArrayList<>();
    private double sum;

    void add(String name, double points) {
        sum += points;
        names.add(name);
        sums.add(sum);
    }

    /** @param chances whether the running sum is a log-odds, to be told as a probability too */
    Table table(boolean chances) {
        Table table = chances ? new Table("why", "points", "sum", "chance", "") : new Table("why", "points", "sum", "");
        double lowest =
                Math.min(0, sums.stream().mapToDouble(each -> each).min().orElse(0));
        double highest =
                Math.max(0, sums.stream().mapToDouble(each -> each).max().orElse(0));
        BigDecimal before = rounded(0);
        double from = 0;
        for (int i = 0; i < names.size(); i++) {
            double to = sums.get(i);
            BigDecimal running = rounded(to);
            String points = signed(running.subtract(before));
            String bar = bar(from, to, lowest, highest);
            if (chances) {
                table.row(names.get(i), points, signed(running), Figures.percent(chance(to)), bar);
            } else {
                table.row(names.get(i), points, signed(running), bar);
            }
            before = running;
            from = to;
        }
        return table;
    }

    private static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    private static String signed(BigDecimal value) {
        return (value.signum() < 0 ? "" : "+") + value.toPlainString();
    }

    /** Where the part lies between the lowest and the highest sum: full where it rises, light where it falls. */
    private static String bar(double from, double to, double lowest, double highest) {
        if (highest == lowest) {
            return "";
        }
        int start = place(Math.min(from, to), lowest, highest);
        int end = Math.max(start + 1, place(Math.max(from, to), lowest, highest));
        return " ".repeat(start) + (to >= from ? "█" : "░").repeat(end - start);
    }

    private static int place(double value, double lowest, double highest) {
        return (int) Math.min(WIDTH - 1, Math.round((value - lowest) / (highest - lowest) * WIDTH));
    }
}
