package dev.attune.domain.incident;

/**
 * Shiryaev-Roberts on the predictive ratio over the windows of one series: R becomes (1 + R) e^l with l the
 * log-likelihood ratio of a window under "shifted" against "as expected" (SCIENCE section 2, fleet). O(1) a window.
 */
public final class FleetDetector {

    private static final double SHIFT = 2;
    private static final double PRIOR_BAD = 0.5;

    private final FleetSettings settings;
    private final double logThreshold;

    public FleetDetector(FleetSettings settings) {
        this.settings = settings;
        this.logThreshold = settings.logThreshold();
    }

    /**
     * Takes in one window of a series of the normal family, in order of time.
     *
     * @param n observations averaged in {@code mean}; a window without any is missing and moves nothing
     * @return ln R after the window
     */
    public double observe(FleetSeries series, long windowStart, long n, double mean) {
        if (n <= 0 || Double.isNaN(mean)) {
            return series.logStatistic;
        }
        return take(series, windowStart, mean, Math.sqrt(series.variance));
    }

    /**
     * Takes in one window of a series of the binomial family, in order of time.
     *
     * @return ln R after the window
     */
    public double observeRate(FleetSeries series, long windowStart, long bad, long n) {
        if (n <= 0) {
            return series.logStatistic;
        }
        double rate = (bad + PRIOR_BAD) / (n + 1.0);
        double noise = series.level * (1 - series.level) / n;
        return take(series, windowStart, rate, Math.sqrt(Math.max(series.variance, noise)));
    }

    private double take(FleetSeries series, long windowStart, double value, double deviation) {
        double error = series.windows == 0 ? 0 : value - series.level;
        double z = deviation > 0 ? Math.max(-6, Math.min(6, error / deviation)) : 0;
        double sign =
                settings.direction() == Direction.BOTH ? Math.signum(z) : settings.direction() == Direction.UP ? 1 : -1;
        double ratio = SHIFT * sign * z - SHIFT * SHIFT / 2;
        if (series.windows >= 10) {
            series.logStatistic = StrictMath.log1p(StrictMath.exp(series.logStatistic)) + ratio;
            series.alarming =
                    series.logStatistic >= logThreshold || series.alarming && series.logStatistic > logThreshold / 2;
        }
        double gain = 1 / Math.min(series.windows + 1.0, 200);
        double step = series.windows < 10 ? error : z * deviation;
        series.level = series.windows == 0 ? value : series.level + gain * step;
        series.variance += gain * (step * step - series.variance);
        series.last = value;
        series.lastStart = windowStart;
        series.windows++;
        return series.logStatistic;
    }

    /** Whether an alarm stands: from the window that reached the budget until the series has come back. */
    public boolean alarming(FleetSeries series) {
        return series.alarming;
    }

    /** What is expected of the window at {@code windowStart}: a mean, or a rate in [0, 1]. */
    public double expected(FleetSeries series, long windowStart) {
        return series.level;
    }

    /** What the last window was: a mean, or a rate in [0, 1]. */
    public double observed(FleetSeries series) {
        return series.last;
    }
}
