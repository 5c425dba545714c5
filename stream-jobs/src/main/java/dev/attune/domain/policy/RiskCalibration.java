package dev.attune.domain.policy;

import java.io.Serializable;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The final calibration of risk over one horizon: a logistic regression on what the model says and on the recency,
 * frequency and age that it was said from (SCIENCE section 1). Bounds keep it from falling because time passes in
 * silence and from rising because of a purchase.
 *
 * @param intercept log-odds
 * @param slope of the model's log-odds of silence, not negative
 * @param recency of ln(1 + weeks since the last purchase), not negative
 * @param repeats of ln(1 + repeat purchase days), not above 0
 * @param age of ln(1 + weeks since the first purchase), at least -{@code recency}
 */
public record RiskCalibration(double intercept, double slope, double recency, double repeats, double age)
        implements Serializable {

    /** The nearest calibration that keeps the bounds. */
    public static RiskCalibration bounded(double intercept, double slope, double recency, double repeats, double age) {
        double quiet = Math.max(0, recency);
        // Adding 0 turns -0 into 0.
        return new RiskCalibration(
                intercept, Math.max(0, slope), quiet, Math.min(0, repeats) + 0.0, Math.max(-quiet, age) + 0.0);
    }

    /** Calibrated log-odds of silence. */
    public double of(double logOdds, int repeatDays, double recencyWeeks, double ageWeeks) {
        return ofLogarithms(
                logOdds, StrictMath.log1p(repeatDays), StrictMath.log1p(recencyWeeks), StrictMath.log1p(ageWeeks));
    }

    /** The same of ln(1 + repeat days), ln(1 + weeks since the last purchase) and ln(1 + weeks since the first). */
    public double ofLogarithms(double logOdds, double repeatDays, double recencyWeeks, double ageWeeks) {
        return intercept + slope * logOdds + recency * recencyWeeks + repeats * repeatDays + age * ageWeeks;
    }

    /**
     * That of a horizon, in a straight line between the two next ones, beyond the ends that of the end; null where there
     * is none at all.
     */
    public static @Nullable RiskCalibration at(int horizonDays, Map<String, RiskCalibration> byHorizon) {
        TreeMap<Integer, RiskCalibration> byDays = new TreeMap<>();
        byHorizon.forEach((horizon, each) -> byDays.put(days(horizon), each));
        Map.Entry<Integer, RiskCalibration> below = byDays.floorEntry(horizonDays);
        Map.Entry<Integer, RiskCalibration> above = byDays.ceilingEntry(horizonDays);
        if (below == null || above == null) {
            return below != null ? below.getValue() : above != null ? above.getValue() : null;
        }
        int width = above.getKey() - below.getKey();
        double share = width == 0 ? 0 : (horizonDays - below.getKey()) / (double) width;
        return below.getValue().towards(above.getValue(), share);
    }

    /** The bounds are straight too, so that what lies between two keeps them. */
    private RiskCalibration towards(RiskCalibration other, double share) {
        return new RiskCalibration(
                intercept + share * (other.intercept - intercept),
                slope + share * (other.slope - slope),
                recency + share * (other.recency - recency),
                repeats + share * (other.repeats - repeats),
                age + share * (other.age - age));
    }

    /** Whole days of a horizon written like {@code P91D}; 0 where it is none. */
    private static int days(String horizon) {
        try {
            Duration duration = Duration.parse(horizon);
            return duration.equals(Duration.ofDays(duration.toDays())) ? (int) Math.min(duration.toDays(), 10_000) : 0;
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    static void check(String key, Map<String, RiskCalibration> byHorizon, PolicyRules rules) {
        byHorizon.forEach((horizon, each) -> {
            String own = key + "." + horizon;
            boolean whole = days(horizon) >= 1 && days(horizon) <= 3650;
            rules.require(whole, own, "must be a horizon in [P1D, P3650D]", horizon);
            rules.finite(own + ".intercept", each.intercept);
            rules.notNegative(own + ".slope", each.slope);
            rules.notNegative(own + ".recency", each.recency);
            rules.require(
                    each.repeats <= 0 && Double.isFinite(each.repeats),
                    own + ".repeats",
                    "must be a number of at most 0",
                    each.repeats);
            rules.require(
                    each.age >= -each.recency && Double.isFinite(each.age),
                    own + ".age",
                    "must be at least -recency",
                    each.age);
        });
    }
}
