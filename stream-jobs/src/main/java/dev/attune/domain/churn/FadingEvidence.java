package dev.attune.domain.churn;

import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.policy.EvidenceWeight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evidence of one customer as a function of the weeks from now in which nothing happens. What speaks for leaving and
 * what speaks for staying are kept apart: the one only falls, the other only rises, which is what bounds are made of.
 */
final class FadingEvidence {

    private static final double DAYS_PER_WEEK = 7;
    private static final double LN_2 = StrictMath.log(2);

    private final double[] amounts;
    private final EvidenceWeight[] weights;

    /** What bad experience counts, in (0, 1]. */
    private final double share;

    FadingEvidence(List<Evidence> evidence, @Nullable EvidenceWeight[] byReason, double share) {
        this.share = share;
        this.amounts = new double[evidence.size()];
        this.weights = new EvidenceWeight[evidence.size()];
        EvidenceWeight none = new EvidenceWeight(0, 1, 1);
        for (int i = 0; i < amounts.length; i++) {
            EvidenceWeight weight = byReason[evidence.get(i).reason().ordinal()];
            amounts[i] = evidence.get(i).amount();
            weights[i] = weight == null ? none : weight;
        }
    }

    int size() {
        return amounts.length;
    }

    /** Log-odds for leaving, never negative, never rising. */
    double leaving(double weeks) {
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += Math.max(points(i, weeks), 0);
        }
        return sum;
    }

    /** Log-odds for staying, never positive, never falling. */
    double staying(double weeks) {
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += Math.min(points(i, weeks), 0);
        }
        return sum;
    }

    /** The most that all of it can rise per week between two instants. */
    double steepestRise(double from, double to) {
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += weights[i].points() < 0 ? atMostFading(i, from, to) : -surelyFading(i, from, to);
        }
        return sum;
    }

    /** The most that all of it can fall per week between two instants, as a negative number. */
    double steepestFall(double from, double to) {
        double sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += weights[i].points() > 0 ? -atMostFading(i, from, to) : surelyFading(i, from, to);
        }
        return sum;
    }

    /** The shortest half-life, weeks, of what speaks for leaving; infinite where nothing does. */
    double shortestHalfLifeOfLeaving() {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < amounts.length; i++) {
            if (weights[i].points() * amounts[i] > 0) {
                shortest = Math.min(shortest, halfLife(i));
            }
        }
        return shortest;
    }

    /** How fast a term moves toward 0 per week, at most, between two instants: not at all where the cap holds it all along. */
    private double atMostFading(int i, double from, double to) {
        return capped(i, to) ? 0 : fading(i, from);
    }

    /** How fast it does so at least: not at all while the cap holds it. */
    private double surelyFading(int i, double from, double to) {
        return capped(i, from) ? 0 : fading(i, to);
    }

    private double fading(int i, double weeks) {
        return Math.abs(points(i, weeks)) * LN_2 / halfLife(i);
    }

    private boolean capped(int i, double weeks) {
        return Math.abs(weights[i].points() * left(i, weeks)) > weights[i].cap();
    }

    private double points(int i, double weeks) {
        double points = weights[i].pointsOf(left(i, weeks));
        return points > 0 ? points * share : points;
    }

    private double left(int i, double weeks) {
        return amounts[i] * StrictMath.pow(0.5, weeks / halfLife(i));
    }

    private double halfLife(int i) {
        return weights[i].halfLifeDays() / DAYS_PER_WEEK;
    }
}
