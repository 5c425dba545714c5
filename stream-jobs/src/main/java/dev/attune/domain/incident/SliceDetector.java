package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;

/**
 * Shiryaev-Roberts on the predictive ratio over the minutes of one signal in one slice of the traffic, as
 * {@code DropDetector} does for one customer, for counts of any size: one page view in five minutes or a million a minute
 * (SCIENCE section 2, fleet). R is the mean of two such statistics, one for a mild and one for a strong worsening: the
 * mean of martingales is one, so R reaches A on average only after A minutes without any worsening.
 *
 * <p>What a minute says is bounded three ways. Customers count, not their events: the same customer says the same thing
 * twice. Minutes vary as a whole by more than their customers do (a deployment, a slow database): that common variance is
 * learned, so that a million events do not make certain what is only a bumpy minute. And no single minute says more than
 * {@value #MOST_PER_WINDOW} nats. Nothing is learned while R is suspicious. An alarm ends by a CUSUM of the ratio turned
 * round: back to the baseline against as bad as it has been.
 */
final class SliceDetector {

    /** Worsening looked for in means, in standard deviations of the window. */
    private static final double[] SHIFTS = {1, 3};

    /** Worsening looked for in rates: factors of the odds. */
    private static final double[] ODDS = {2.5, 7};

    private static final double MOST_PER_WINDOW = 4;

    /** More than anything is ever held against. */
    private static final double MOST = 500;

    private static final double LN_2 = 0.6931471805599453;

    /** Windows that a mean is learned from: what lies further back is forgotten. */
    private static final double MEAN_MEMORY = 5000;

    /** The same of a rate: what is bad is rare. */
    private static final double RATE_MEMORY = 20_000;

    /** How long what is suspicious is not learned from. */
    private static final long HELD_LONGEST = 14 * 86_400_000L;

    /** What has been worse for so long is how it is now. */
    private static final long USUAL_AFTER = 28 * 86_400_000L;

    /** Windows before anything can alarm: what is expected must be known. */
    private static final int WARM_UP = 30;

    /** And how long: two of each hour of the week. */
    private static final long WARM_UP_TIME = 14 * 86_400_000L;

    /** What a customer adds who was heard before since it may be worse. */
    private static final double AGAIN = 0.5;

    /** Part of the customers of a window who must not have been heard before for it to speak for them. */
    private static final double MOST_UNHEARD = 0.8;

    /** Nats that one window of customers not heard before adds to the breadth of what is worse, and how many make it broad. */
    private static final double MOST_BY_ONE = 1.5;

    private static final double BROAD = 5;

    private static final double COMMON_PRIOR = 5;

    /** Standard errors by which a rate may be more than was learned. */
    private static final double ALLOWANCE = 0.75;

    /** A rate above it is not watched: what goes wrong more often than not is no incident when it does again. */
    private static final double MOSTLY_BAD = 0.5;

    private static final double BACK = 4;
    private static final double MOST_BACK_PER_WINDOW = 1;

    private static final double WEEK = 7 * 86_400_000.0;
    private static final double RATE_MEMORY_WEEKS = 4;

    /** How fast windows are forgotten when counting how many there are in a week, milliseconds. */
    static final double WINDOW_MEMORY = RATE_MEMORY_WEEKS * WEEK;

    private static final double PRIOR_WEEKS = 0.25;

    /**
     * One closed window of one signal.
     *
     * @param start epoch milliseconds of event time
     * @param end exclusive
     * @param n observations
     * @param sum of their values, more is worse; how many were bad, of a rate
     * @param squares sum of squares, of a mean
     * @param customers distinct customers among them, at most {@code n}, at least 1
     * @param unheard of a mean: how many of them were not heard since it may be worse
     * @param repeated of a rate: how many of the bad ones fell on customers whose bad one was counted before
     */
    record Window(
            long start,
            long end,
            double n,
            double sum,
            double squares,
            double customers,
            double unheard,
            double repeated) {

        /** Customers that count: those who are heard again would say the same again. */
        double counted() {
            return customers - AGAIN * (customers - Math.min(customers, unheard));
        }
    }

    private final SignalKind kind;

    /** M / F: streams that share the budget, by false alarms per week. */
    private final double streamsPerAlarm;

    SliceDetector(SignalKind kind, double streamsPerAlarm) {
        this.kind = kind;
        this.streamsPerAlarm = streamsPerAlarm;
    }

    /** ln A = ln(M W / F), with the windows per week that this series had lately. */
    double logThreshold(SliceSeries series) {
        double weeks = (series.lastAt - series.firstAt) / WEEK;
        double exposure = RATE_MEMORY_WEEKS * (1 - StrictMath.exp(-weeks / RATE_MEMORY_WEEKS));
        double perWeek = (series.recentWindows + 1) / (exposure + PRIOR_WEEKS);
        return StrictMath.log(Math.max(3, streamsPerAlarm * perWeek));
    }

    static double logStatistic(SliceSeries series) {
        double high = Math.max(series.logR[0], series.logR[1]);
        double low = Math.min(series.logR[0], series.logR[1]);
        return high == Double.NEGATIVE_INFINITY ? high : high + StrictMath.log1p(StrictMath.exp(low - high)) - LN_2;
    }

    /**
     * Takes in a window, in order of time.
     *
     * @param seasonal what the time of week adds to the level; to the log-odds, of a rate
     * @return how much worse than expected it was, in the unit of {@code seasonal}, if it could be learned from; else NaN
     */
    double observe(SliceSeries series, Window window, double seasonal) {
        boolean normal = kind.family() == SignalKind.Family.NORMAL;
        double expected = normal ? series.level + seasonal : shifted(series.level, seasonal);
        count(series, window);
        double variance = variance(series, window, expected);
        double excess = window.sum - window.n * expected;
        double mean = window.sum / window.n;
        double z = (mean - expected) / Math.sqrt(variance);
        boolean suspicious = series.alarming || logStatistic(series) >= logThreshold(series) / 2;
        series.fade(window.end);
        double scale = window.customers / window.n;
        series.addRecent(excess * scale, expected * window.customers, variance * window.customers * window.customers);
        series.lastAt = window.end;
        boolean known = series.windows > WARM_UP && window.start - series.firstAt >= WARM_UP_TIME;
        if (known && (series.alarming || normal || expected <= MOSTLY_BAD)) {
            judge(series, window, expected, z, variance);
        }
        // What is suspicious for long and still no alarm is the baseline: never to learn from it would keep it
        // suspicious.
        boolean held = series.alarming || suspicious && window.start - series.beganAt < HELD_LONGEST;
        if (held) {
            series.heldCustomers += series.alarming ? 0 : window.customers;
            series.held +=
                    series.alarming ? 0 : window.customers * (normal ? mean - seasonal : unshifted(mean, seasonal));
            return Double.NaN;
        }
        learn(series, window, expected, normal ? mean - seasonal : unshifted(mean, seasonal));
        return normal ? mean - expected : (mean - expected) / Math.max(1e-9, expected * (1 - expected));
    }

    private static void count(SliceSeries series, Window window) {
        if (series.windows == 0) {
            series.firstAt = window.start;
            series.lastAt = window.start;
            series.beganAt = window.start;
        }
        double weeks = Math.max(0, window.end - series.lastAt) / WEEK;
        series.recentWindows = series.recentWindows * StrictMath.exp(-weeks / RATE_MEMORY_WEEKS) + 1;
        series.windows++;
    }

    /** Of the mean of a window: of its customers, of what is not known of the level, and of windows as a whole. */
    private double variance(SliceSeries series, Window window, double expected) {
        double one = kind.family() == SignalKind.Family.NORMAL ? series.spread : expected * (1 - expected);
        double common = Math.max(0, series.common / (series.commonWeight + COMMON_PRIOR)) * one;
        double counted = kind.family() == SignalKind.Family.NORMAL ? window.counted() : window.customers;
        return one * (1 / counted + 1 / (series.weight + 1)) + common;
    }

    private void judge(SliceSeries series, Window window, double expected, double z, double variance) {
        if (!series.rising()) {
            series.begin(window.start);
        }
        series.observations += window.n;
        series.observed += window.sum;
        series.expected += window.n * expected;
        if (window.unheard >= MOST_UNHEARD * window.customers) {
            double voice = SHIFTS[0] * z - SHIFTS[0] * SHIFTS[0] / 2;
            series.breadth = Math.max(0, series.breadth + Math.max(-MOST_BY_ONE, Math.min(MOST_BY_ONE, voice)));
        }
        for (int i = 0; i < series.logR.length; i++) {
            double ratio = kind.family() == SignalKind.Family.NORMAL
                    ? SHIFTS[i] * z - SHIFTS[i] * SHIFTS[i] / 2
                    : rateRatio(series, window, expected, ODDS[i]);
            ratio = Math.min(MOST_PER_WINDOW, ratio);
            series.rise = i == 0 ? Math.max(0, series.rise + ratio) : series.rise;
            series.logR[i] = StrictMath.log1p(StrictMath.exp(series.logR[i])) + ratio;
            series.logR[i] = Math.min(series.logR[i], series.alarming || isBroad(series) ? MOST : logThreshold(series));
        }
        if (series.alarming) {
            recover(series, window, expected, variance);
        } else if (logStatistic(series) >= logThreshold(series) && isBroad(series)) {
            series.alarming = true;
            series.back = 0;
            series.heldCustomers = 0;
            series.held = 0;
            series.worse = worse(series, expected, variance);
        }
    }

    /** Of a mean: whether it is worse for most, and not much worse for a few who are heard again and again. */
    private boolean isBroad(SliceSeries series) {
        return kind.family() == SignalKind.Family.RATE || series.breadth >= BROAD;
    }

    /** How bad it is that alarms: the shift that explains it best, or what was seen since it began if that is more. */
    private double worse(SliceSeries series, double expected, double variance) {
        int best = series.logR[1] > series.logR[0] ? 1 : 0;
        double seen = series.observed / series.observations;
        double usual = series.expected / series.observations;
        if (kind.family() == SignalKind.Family.NORMAL) {
            return Math.max(SHIFTS[best] * Math.sqrt(variance), seen - usual);
        }
        double rate = clamp(seen);
        return Math.max(StrictMath.log(ODDS[best]), StrictMath.log(rate / (1 - rate) * (1 - usual) / usual));
    }

    private double rateRatio(SliceSeries series, Window window, double expected, double odds) {
        double counted = window.n - window.repeated;
        double bad = window.sum - window.repeated;
        double allowed = allowed(series, expected);
        double ratio = bad * StrictMath.log(odds) - counted * StrictMath.log1p((odds - 1) * allowed);
        return ratio / dispersion(series, window);
    }

    /** What a rate may be that was learned from few bad ones: a part of a standard error more. */
    private static double allowed(SliceSeries series, double expected) {
        double bad = Math.max(0.1, expected * series.weight);
        return Math.min(0.5, expected * (1 + ALLOWANCE * (StrictMath.sqrt(bad) + 0.5) / bad));
    }

    private static double dispersion(SliceSeries series, Window window) {
        return 1 + window.n * Math.max(0, series.common / (series.commonWeight + COMMON_PRIOR));
    }

    private void recover(SliceSeries series, Window window, double expected, double variance) {
        double ratio;
        if (kind.family() == SignalKind.Family.NORMAL) {
            double deviation = Math.sqrt(variance);
            double shift = series.worse / deviation;
            double z = (window.sum / window.n - expected) / deviation;
            ratio = shift * z - shift * shift / 2;
        } else {
            double odds = StrictMath.exp(series.worse);
            ratio = (window.sum * series.worse - window.n * StrictMath.log1p((odds - 1) * expected))
                    / dispersion(series, window);
        }
        series.back = Math.max(0, series.back + Math.min(MOST_BACK_PER_WINDOW, -ratio));
        boolean usual = window.start - series.beganAt >= USUAL_AFTER;
        if (usual) {
            double seen = series.observed / series.observations;
            series.level += seen - series.expected / series.observations;
            series.level = kind.family() == SignalKind.Family.NORMAL ? series.level : clamp(series.level);
            series.weight = Math.min(series.weight, series.observations);
        }
        if (usual || series.back >= BACK) {
            series.alarming = false;
            series.rise = 0;
            series.logR[0] = Double.NEGATIVE_INFINITY;
            series.logR[1] = Double.NEGATIVE_INFINITY;
        }
    }

    private void learn(SliceSeries series, Window window, double expected, double mean) {
        if (series.heldCustomers > 0) {
            // What was suspicious and came to nothing was the baseline after all: leaving it out would bias it.
            series.weight += series.heldCustomers;
            series.level += series.held / series.weight - series.heldCustomers / series.weight * series.level;
            series.heldCustomers = 0;
            series.held = 0;
        }
        double before = series.weight;
        series.weight = before * (1 - 1 / memory()) + window.customers;
        double gain = window.customers / series.weight;
        double one = kind.family() == SignalKind.Family.NORMAL ? series.spread : expected * (1 - expected);
        double raw = window.sum / window.n - expected;
        if (kind.family() == SignalKind.Family.NORMAL) {
            double around = window.squares / window.n - 2 * expected * window.sum / window.n + expected * expected;
            series.spread += gain * (Math.min(Math.max(0, around), 25 * one) - series.spread);
            series.level += gain * (mean - series.level);
        } else {
            series.level = clamp(series.level + gain * (mean - series.level));
        }
        learnCommon(series, window, raw * raw, one, before);
    }

    /** Least squares of what windows vary beyond their customers, in units of the variance of one. */
    private void learnCommon(SliceSeries series, Window window, double square, double one, double weight) {
        if (series.windows <= WARM_UP || one <= 0) {
            return;
        }
        double n = window.customers;
        double relative = n * square / one / (1 + n / (weight + 1));
        double trust = kind.family() == SignalKind.Family.NORMAL ? 0.5 : 1 / (2 + 1 / (n * one));
        double kept = 1 - 1 / memory();
        double share = n / (n + 10);
        series.common = series.common * kept + trust * share * (Math.min(relative, 25) - 1) / n;
        series.commonWeight = series.commonWeight * kept + trust * share;
    }

    private double memory() {
        return kind.family() == SignalKind.Family.NORMAL ? MEAN_MEMORY : RATE_MEMORY;
    }

    private static double shifted(double rate, double logOdds) {
        double odds = rate / (1 - rate) * StrictMath.exp(logOdds);
        return clamp(odds / (1 + odds));
    }

    private static double unshifted(double rate, double logOdds) {
        return logOdds == 0 ? rate : rate * StrictMath.exp(-logOdds);
    }

    private static double clamp(double rate) {
        return Math.max(1e-6, Math.min(1 - 1e-6, rate));
    }
}
