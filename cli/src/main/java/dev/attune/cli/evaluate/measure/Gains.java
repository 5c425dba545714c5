package dev.attune.cli.evaluate.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of what came true is found by going through customers from the highest score down. Customers of equal score
 * are taken in no order: the curve is straight across them, which is its expectation under a random order.
 */
public final class Gains {

    /** Share of customers that the top decile holds. */
    public static final double TOP_DECILE = 0.1;

    private Gains() {}

    /**
     * One step of the curve.
     *
     * @param customers share of customers gone through, 0 to 1
     * @param found share of what came true found among them, 0 to 1
     */
    public record Point(double customers, double found) {}

    /** One point per tenth of the customers, 0 and 1 included. */
    public static List<Point> byDecile(Scored scored) {
        List<Point> points = new ArrayList<>();
        for (int decile = 0; decile <= 10; decile++) {
            points.add(new Point(decile / 10.0, found(scored, decile / 10.0)));
        }
        return points;
    }

    /** Share of what came true among the given share of customers with the highest scores; NaN if nothing came true. */
    public static double found(Scored scored, double customers) {
        double wanted = customers * scored.size();
        double taken = 0;
        double found = 0;
        int end = scored.size();
        while (end > 0 && taken < wanted) {
            int from = startOfTies(scored, end);
            double share = Math.min(1, (wanted - taken) / (end - from));
            long positives = 0;
            for (int i = from; i < end; i++) {
                positives += scored.outcome(i) ? 1 : 0;
            }
            found += share * positives;
            taken += end - from;
            end = from;
        }
        return scored.positives() == 0 ? Double.NaN : found / scored.positives();
    }

    /** Rate of what came true in the top decile over the rate of all: 1 is chance, at most min(10, 1 / base rate). */
    public static double topDecileLift(Scored scored) {
        return found(scored, TOP_DECILE) / TOP_DECILE;
    }

    private static int startOfTies(Scored scored, int end) {
        int from = end - 1;
        while (from > 0 && scored.score(from - 1) == scored.score(end - 1)) {
            from--;
        }
        return from;
    }
}
