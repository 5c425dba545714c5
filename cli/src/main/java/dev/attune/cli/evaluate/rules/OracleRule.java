package dev.attune.cli.evaluate.rules;

import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.Span;
import dev.attune.cli.evaluate.counting.TrueHabits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who knows of every customer how often they come and how likely they are to leave, and only has to find out whether they
 * did: log-odds of having left after the last purchase, by Bayes' rule over the days on which they came or bought. With
 * patience it tells nobody before a silence of so many days: it finds as many within 60 days of their departure, and is
 * wrong about fewer.
 *
 * <pre>
 *   at a purchase        ln(dropout / (1 - dropout)); nobody leaves within {@value #SETTLING_DAYS} days after it
 *   a silence            - ln P(no visit and no purchase for so long) + ln P(no stray visit for so long)
 *   a visit              + ln(density of a stray visit) - ln(density of a visit)
 * </pre>
 *
 * <p>What it does not know: seasons, hours and weekdays, and what a bad experience adds to the dropout.
 *
 * @param habits by customer; who has none is never told
 * @param purchases UTC days with a purchase, days since the epoch in order, by customer
 * @param patienceDays days of silence before which nobody is told, 0 or more
 */
public record OracleRule(Map<String, TrueHabits> habits, Map<String, long[]> purchases, int patienceDays)
        implements AlertRule {

    private static final double DAYS_PER_WEEK = 7;

    /** Who leaves, does so when an order has come, or up to three days later: the middle of it. */
    private static final double SETTLING_DAYS = 2;

    private static final int HALVINGS = 30;

    @Override
    public String name() {
        return patienceDays == 0 ? "oracle" : "oracle that waits " + patienceDays + " days";
    }

    @Override
    public String unit() {
        return "log-odds";
    }

    @Override
    public double[] thresholds() {
        return Thresholds.even(-6, 18);
    }

    /** Needs more than the repeats and the age at the last: see {@link #episodes}. */
    @Override
    public double alertAge(int repeats, double ageAtLast, double threshold) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Map<String, List<Episode>> episodes(List<Occasions> customers, double threshold, long until) {
        Map<String, List<Episode>> episodes = new HashMap<>();
        for (Occasions customer : customers) {
            TrueHabits known = habits.get(customer.customerId());
            if (known != null) {
                episodes.put(customer.customerId(), episodes(customer, known, threshold, until));
            }
        }
        return episodes;
    }

    private List<Episode> episodes(Occasions customer, TrueHabits known, double threshold, long until) {
        List<Episode> episodes = new ArrayList<>();
        long[] bought = purchases.getOrDefault(customer.customerId(), new long[0]);
        Belief belief = null;
        long[] days = customer.days();
        for (int i = 0; i < days.length; i++) {
            boolean purchase = Arrays.binarySearch(bought, days[i]) >= 0;
            if (purchase) {
                belief = Belief.afterPurchase(known);
            } else if (belief != null) {
                belief = belief.afterVisit(days[i] - days[i - 1]);
            }
            if (belief == null) {
                continue; // nobody leaves before they first bought
            }
            long next = i + 1 < days.length ? days[i + 1] * Occasions.DAY : Span.OPEN_END;
            double longest = (Math.min(next, until) / (double) Occasions.DAY) - days[i];
            double reached = Math.max(patienceDays, belief.reached(threshold, longest));
            long opened = (long) Math.min(
                    Math.max(Math.ceil((days[i] + reached) * Occasions.DAY), customer.lastEvents()[i]), 9e18);
            if (opened <= until && opened < next) {
                episodes.add(Episode.bare(customer.customerId(), new Span(opened, next)));
            }
        }
        return episodes;
    }

    /**
     * What is believed at a sign of life.
     *
     * @param logOdds of having left
     * @param quiet days since the last purchase
     */
    private record Belief(TrueHabits known, double logOdds, double quiet) {

        static Belief afterPurchase(TrueHabits known) {
            return new Belief(known, Math.log(known.dropout() / (1 - known.dropout())), 0);
        }

        Belief afterVisit(double gap) {
            double later = quiet + gap;
            if (later <= SETTLING_DAYS) {
                return new Belief(known, logOdds, later);
            }
            double stray = Math.log(known.strayShare() / known.strayDays()) - gap / known.strayDays();
            double visit = Math.log(known.visitsPerWeek() / DAYS_PER_WEEK);
            return new Belief(known, silent(gap) + stray - visit, later);
        }

        /** Log-odds after so many days without a sign. */
        double at(double gap) {
            return quiet + gap <= SETTLING_DAYS ? logOdds : silent(gap) + Math.log(still(gap));
        }

        /** The same, had nobody ever come by who left. */
        private double silent(double gap) {
            double from = Math.max(quiet, SETTLING_DAYS);
            double to = Math.max(quiet + gap, SETTLING_DAYS);
            double visits = known.visitsPerWeek() * (to - from) / DAYS_PER_WEEK;
            return logOdds + visits - logNoPurchase(to) + logNoPurchase(from);
        }

        /** Probability that one who left makes no stray visit for so many days. */
        private double still(double gap) {
            return 1 - known.strayShare() * (1 - Math.exp(-gap / known.strayDays()));
        }

        /** ln P(gap between purchases > days), Erlang with mean 1 / purchases per week. */
        private double logNoPurchase(double days) {
            double stages = known.regularity() * known.purchasesPerWeek() * days / DAYS_PER_WEEK;
            double term = 1;
            double sum = 1;
            for (int j = 1; j < known.regularity(); j++) {
                term *= stages / j;
                sum += term;
            }
            return Math.log(sum) - stages;
        }

        /** After how many days of silence the threshold is reached; infinite where not within the longest. */
        double reached(double threshold, double longest) {
            if (at(longest) < threshold) {
                return Double.POSITIVE_INFINITY;
            }
            double low = 0;
            double high = longest;
            for (int i = 0; i < HALVINGS; i++) {
                double middle = (low + high) / 2;
                boolean enough = at(middle) >= threshold;
                low = enough ? low : middle;
                high = enough ? middle : high;
            }
            return high;
        }
    }
}
