package dev.attune.cli.evaluate.rules;

import dev.attune.cli.evaluate.reading.CustomerStanding;
import dev.attune.cli.evaluate.reading.StandingFigure;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Rankings of customers by who is likeliest gone, without any model; NaN where a customer has not what it takes. */
public final class NaiveRankings {

    private static final int QUINTILES = 5;

    private NaiveRankings() {}

    /** Weeks since the last purchase. */
    public static double[] recency(List<CustomerStanding> customers) {
        return each(customers, NaiveRankings::silence);
    }

    /** Weeks since the last session-day. */
    public static double[] sessionRecency(List<CustomerStanding> customers) {
        return each(
                customers,
                customer -> customer.figure(StandingFigure.ACTIVITY_AGE)
                        - customer.figure(StandingFigure.ACTIVITY_AGE_AT_LAST));
    }

    /** The fewer purchases, the likelier. */
    public static double[] frequency(List<CustomerStanding> customers) {
        return each(customers, customer -> -customer.figure(StandingFigure.PURCHASE_REPEATS));
    }

    /** Silence in own mean gaps; who has bought once is given the mean gap of all repeats of all customers. */
    public static double[] ownGap(List<CustomerStanding> customers) {
        double weeks = sum(each(customers, customer -> customer.figure(StandingFigure.PURCHASE_AGE_AT_LAST)));
        double repeats = sum(each(customers, customer -> customer.figure(StandingFigure.PURCHASE_REPEATS)));
        double meanGap = weeks / repeats;
        return each(customers, customer -> {
            double own = customer.figure(StandingFigure.PURCHASE_REPEATS);
            double last = customer.figure(StandingFigure.PURCHASE_AGE_AT_LAST);
            return silence(customer) / (own > 0 && last > 0 ? last / own : meanGap);
        });
    }

    /** Quintiles of recency, frequency and money added up, 3 to 15, the worst first; equal figures share a quintile. */
    public static double[] recencyFrequencyMoney(List<CustomerStanding> customers) {
        double[] recent = quintiles(each(customers, customer -> -silence(customer)));
        double[] frequent = quintiles(each(customers, customer -> customer.figure(StandingFigure.PURCHASE_REPEATS)));
        double[] money = quintiles(each(customers, customer -> customer.figure(StandingFigure.LIFETIME_SPEND)));
        double[] scores = new double[recent.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = -(recent[i] + frequent[i] + money[i]);
        }
        return scores;
    }

    private static double silence(CustomerStanding customer) {
        return customer.figure(StandingFigure.PURCHASE_AGE) - customer.figure(StandingFigure.PURCHASE_AGE_AT_LAST);
    }

    /** 1 for the lowest fifth to 5 for the highest, by the mean rank of equal figures; NaN stays NaN. */
    static double[] quintiles(double[] figures) {
        double[] sorted = Arrays.stream(figures)
                .filter(figure -> !Double.isNaN(figure))
                .sorted()
                .toArray();
        return Arrays.stream(figures)
                .map(figure -> Double.isNaN(figure) ? Double.NaN : quintile(sorted, figure))
                .toArray();
    }

    private static double quintile(double[] sorted, double figure) {
        double middle = (first(sorted, figure, false) + first(sorted, figure, true)) / 2.0;
        return Math.min(QUINTILES, 1 + Math.floor(QUINTILES * middle / sorted.length));
    }

    /** Number of figures below (or not above) the given one. */
    private static int first(double[] sorted, double figure, boolean notAbove) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < figure || (notAbove && sorted[middle] == figure)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] each(List<CustomerStanding> customers, ToDoubleFunction<CustomerStanding> figure) {
        return customers.stream().mapToDouble(figure).toArray();
    }

    private static double sum(double[] numbers) {
        return Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).sum();
    }
}
