package dev.attune.domain.incident;

import dev.attune.domain.incident.FleetSeries.AlarmState;
import java.time.Instant;

/**
 * Watches the windows of one series against what their time of day and week could be expected to bring, and tells when
 * it deviates. What ln R is made of, each a share of one budget:
 *
 * <pre>
 * shift     Shiryaev-Roberts on the predictive ratio of one-step prediction errors, whitened   (sudden, and lasting)
 * smoothed  deviations over 1, 4, 16, 64 and 256 windows, each against its own tail            (slow, or in bursts)
 * ln R = max over the six - ln 6;   alarm when ln R >= ln A = ln(M W / F)
 * </pre>
 *
 * The smoothed ones bring minus the logarithm of the share of windows that reach so far, plus ln of their span, since
 * alarms of a smoothed figure last about so long. Learning is clipped: an outlier teaches no more than two standard
 * deviations. O(1) a window.
 */
public final class FleetDetector {

    /** Windows that variances and tails remember: the longer of so many and of {@link #MEMORY_DAYS}. */
    private static final double MEMORY_WINDOWS = 5_000;

    private static final double MEMORY_DAYS = 14;

    /** Before so many windows, and before the first day is over, nothing is judged. */
    private static final int FIRST_WINDOWS = 50;

    /** A single window counts no further than so many standard deviations for what is smoothed. */
    private static final double FAR = 12;

    private static final double MOST_CORRELATION = 0.99;
    private static final double PRIOR_BAD = 0.5;

    private final FleetSettings settings;
    private final AlarmRule rule;
    private final double window;
    private final double memory;
    private final double logParts;

    public FleetDetector(FleetSettings settings) {
        this.settings = settings;
        this.rule = new AlarmRule(settings);
        this.window = SeasonalBaseline.WEEK / settings.windowsPerWeek();
        this.memory = Math.max(MEMORY_WINDOWS, MEMORY_DAYS * SeasonalBaseline.DAY / window);
        this.logParts = StrictMath.log(FleetSeries.SPANS.length + 1.0);
    }

    /**
     * Takes in one window of a series of the normal family, in order of time.
     *
     * @param n observations averaged in {@code mean}; a window without any is missing and moves nothing
     * @return ln R after the window
     */
    public double observe(FleetSeries series, long windowStart, long n, double mean) {
        if (n <= 0 || !Double.isFinite(mean)) {
            return series.logStatistic;
        }
        begin(series, windowStart, n, mean);
        double spread = Math.sqrt(series.noise.of(n, series.windows));
        double deviation = series.windows == 1 ? 0 : (mean - series.expected) / spread;
        return take(series, windowStart, new Judged(n, deviation, spread, series.noise.leastShare(n), -1));
    }

    /**
     * Takes in one window of a series of the binomial family, in order of time.
     *
     * @param n tries; a window without any is missing and moves nothing
     * @return ln R after the window
     */
    public double observeRate(FleetSeries series, long windowStart, long bad, long n) {
        if (n <= 0) {
            return series.logStatistic;
        }
        begin(series, windowStart, n, bad / (double) n);
        double seen = series.observations - (double) n;
        double expected = Math.max(0, Math.min(1, series.expected));
        double usual = (expected * seen + PRIOR_BAD) / (seen + 2 * PRIOR_BAD);
        double own = usual * (1 - usual);
        double spread = Math.sqrt(Math.max(own / n, series.noise.of(n, series.windows)));
        double binomial = Math.sqrt(own / n) / spread;
        double deviation = series.windows == 1 ? 0 : binomial * devianceResidual(bad, n, usual);
        return take(series, windowStart, new Judged(n, deviation, spread, binomial * binomial, own));
    }

    /**
     * A window as it is judged.
     *
     * @param n observations in it
     * @param deviation from what was expected, standardised
     * @param spread the standard deviation it was standardised by
     * @param least the least variance believed of such deviations
     * @param known variance of one observation where the family tells it, else negative
     */
    private record Judged(long n, double deviation, double spread, double least, double known) {}

    /**
     * The signed root of twice the log-likelihood ratio, its bias of a sixth of the skewness taken off (Pierce and Schafer
     * 1986): far nearer to normal than (bad - n p) / sqrt(n p q). Below one expected, the bias is less than that says.
     */
    private static double devianceResidual(long bad, long n, double usual) {
        double good = n - bad;
        double ratio = (bad == 0 ? 0 : bad * StrictMath.log(bad / (n * usual)))
                + (good == 0 ? 0 : good * StrictMath.log(good / (n * (1 - usual))));
        double variance = n * usual * (1 - usual);
        double bias = (1 - 2 * usual) / 6 * Math.min(variance, 1 / Math.sqrt(variance));
        return Math.signum(bad - n * usual) * Math.sqrt(2 * Math.max(0, ratio)) + bias;
    }

    private void begin(FleetSeries series, long windowStart, long n, double value) {
        long local = local(windowStart);
        if (series.windows == 0) {
            series.firstStart = windowStart;
            series.lastStart = windowStart;
            series.baseline.start(value);
        }
        series.windows++;
        series.observations += n;
        series.observed = value;
        series.expected = series.baseline.expected(local);
        series.noise.follow(value, series.windows, memory);
    }

    private double take(FleetSeries series, long windowStart, Judged judged) {
        long steps = Math.max(1, Math.round((windowStart - series.lastStart) / window));
        series.lastStart = Math.max(series.lastStart, windowStart);
        boolean teaches = rule.teaches(series, windowStart);
        judge(series, windowStart, judged, steps, new Footing(series.windows, memory, judged.least(), teaches));
        learn(series, windowStart, judged, teaches);
        return series.logStatistic;
    }

    private void judge(FleetSeries series, long windowStart, Judged judged, long steps, Footing footing) {
        boolean ready = series.windows >= FIRST_WINDOWS && windowStart - series.firstStart >= SeasonalBaseline.DAY;
        double deviation = judged.deviation();
        double error = deviation - StrictMath.pow(correlation(series), steps) * series.previous;
        double most = series.shift.observe(error, footing, settings.direction(), ready);
        int shortest = -1;
        double again = most;
        for (int index = 0; index < series.smoothed.length; index++) {
            SmoothedDeviation smoothed = series.smoothed[index];
            smoothed.fade(steps - 1);
            double bounded = smoothed.span() == 1 ? deviation : Math.max(-FAR, Math.min(FAR, deviation));
            double surprise = smoothed.observe(bounded, footing, settings.direction());
            if (!ready || series.windows < FIRST_WINDOWS + 2L * smoothed.span()) {
                continue;
            }
            most = Math.max(most, surprise);
            if (shortest < 0 && rule.alarms(surprise - logParts)) {
                shortest = index;
            }
            if (index <= series.alarmSpan) {
                again = Math.max(again, surprise);
            }
        }
        series.logStatistic = most - logParts;
        rule.settle(series, windowStart, shortest, again - logParts);
    }

    /** Of a deviation with the one before it. */
    private static double correlation(FleetSeries series) {
        return series.previousSquare > 0
                ? Math.max(0, Math.min(MOST_CORRELATION, series.previousProduct / series.previousSquare))
                : 0;
    }

    private void learn(FleetSeries series, long windowStart, Judged judged, boolean teaches) {
        double above = series.observed - series.expected;
        double weight = series.noise.weight(judged.n());
        double gain = 1 / Math.min(series.windows, memory);
        if (teaches) {
            series.noise.learn(above, judged.n(), judged.known(), series.windows, memory);
            double now = Math.max(-3, Math.min(3, judged.deviation()));
            double before = Math.max(-3, Math.min(3, series.previous));
            series.previousProduct += gain * (now * before - series.previousProduct);
            series.previousSquare += gain * (before * before - series.previousSquare);
        }
        series.baseline.learn(
                local(windowStart),
                series.observed,
                above,
                judged.spread(),
                series.windows,
                memory,
                window,
                rule.haste(series, windowStart),
                weight);
        series.previous = Math.max(-SmoothedDeviation.CLIP, Math.min(SmoothedDeviation.CLIP, judged.deviation()));
    }

    private long local(long windowStart) {
        return windowStart
                + settings.zone()
                                .getRules()
                                .getOffset(Instant.ofEpochMilli(windowStart))
                                .getTotalSeconds()
                        * 1_000L;
    }

    /** Whether an alarm stands: from the window that reached the budget until the series has come back. */
    public boolean alarming(FleetSeries series) {
        return series.alarm == AlarmState.ALARMING;
    }

    /**
     * When the alarm that stands opened, epoch milliseconds. An alarm that comes again before the series was quiet for a
     * day is the same one.
     */
    public long since(FleetSeries series) {
        return series.alarmSince;
    }

    /** What is expected of the window at {@code windowStart}: a mean, or a rate in [0, 1]. */
    public double expected(FleetSeries series, long windowStart) {
        return series.baseline.expected(local(windowStart));
    }

    /** What was expected of the last window, before it was known. */
    public double expected(FleetSeries series) {
        return series.expected;
    }

    /** What the last window was: a mean, or a rate in [0, 1]. */
    public double observed(FleetSeries series) {
        return series.observed;
    }
}
