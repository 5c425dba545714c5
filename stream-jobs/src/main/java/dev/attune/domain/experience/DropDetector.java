package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.ExperiencePolicy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shiryaev-Roberts on the predictive ratio, one statistic per customer over all signals and touchpoints: R becomes
 * (1 + R) e^l with l the log-likelihood ratio of an interaction under "worse by the policy's shift" against "as
 * expected", both predictive (SCIENCE section 2). Time steps once an hour: R becomes 1 + R at the first interaction within
 * it, since a change hardly ever begins between two pages of a visit. E[R] = n after n such hours while nothing changed, so
 * the mean time to a false alarm is at least A hours with an interaction (Page 1954; Roberts 1966; Pollak 1985). O(signals of
 * the interaction) time, a few doubles of state.
 *
 * <pre>
 * normal  z = (x - m)/sd, l = delta z - delta^2/2; m and sd: {@link Prediction}
 * rate    odds1 = rho p0/(1 - p0), l = ln(p1/p0) or ln((1 - p1)/(1 - p0))
 * A = max(3, expected hours with an interaction per year of this customer x years per false alert)
 * </pre>
 *
 * The posterior learns only while ln R is below half the threshold.
 */
public final class DropDetector {

    /** Half-life of the rate of hours with an interaction that sets the threshold, days. */
    static final double RATE_HALF_LIFE_DAYS = 90;

    /** How much history the policy's prior rate is worth, years. */
    private static final double PRIOR_RATE_YEARS = 1.0 / 12;

    /**
     * Where less than this of a shift is left to be seen, what began as an excursion is taken for the customer's level: what
     * is worse than that begins another one. R stays.
     */
    private static final double LEVEL_AFTER_ALL = 0.5;

    /** The same while a drop is suspected. */
    private static final double WORN_OUT = 0.2;

    private static final double LN_2 = 0.6931471805599453;
    private static final double DAYS_PER_YEAR = 365;
    private static final double LEAST_A = 3;
    private static final double LEAST_LOG_A = StrictMath.log(LEAST_A);

    private final ExperiencePolicy policy;
    private final double shift;
    private final double logOddsRatio;
    private final double recoveryLimit;
    private final double[] weights = new double[SignalKind.values().length];
    private final HalfLife rateHalfLife = new HalfLife(RATE_HALF_LIFE_DAYS);
    private final SegmentExpectations common;
    private final Map<String, SegmentExpectations> segments = new HashMap<>();
    private final Prediction prediction;

    public DropDetector(ExperiencePolicy policy) {
        this.policy = policy;
        this.shift = policy.shift();
        this.logOddsRatio = StrictMath.log(policy.oddsRatio());
        this.recoveryLimit = shift * policy.recoveryShift() - shift * shift / 2;
        for (SignalKind kind : SignalKind.values()) {
            weights[kind.ordinal()] = policy.weight(kind);
        }
        this.common = new SegmentExpectations(policy.priors());
        policy.segments()
                .forEach((segment, own) -> segments.put(segment, new SegmentExpectations(own.over(policy.priors()))));
        this.prediction = new Prediction(policy.learningLimit(), common);
    }

    /**
     * Takes in the signals of one interaction, in order of event time.
     *
     * @param segment of the customer; null where none is known
     * @return the log-likelihood ratio of the interaction: above 0 it was worse than expected
     */
    public double observe(
            DropState state, @Nullable String segment, Signals signals, String touchpoint, long eventTime) {
        return observe(state, null, segment, signals, touchpoint, eventTime);
    }

    /**
     * The same, and beside it the mirror image: better by the same shift and odds ratio, against as expected.
     *
     * @param rise null where nobody asks for it
     */
    public double observe(
            DropState state,
            @Nullable RiseState rise,
            @Nullable String segment,
            Signals signals,
            String touchpoint,
            long eventTime) {
        boolean anew = count(state, Decay.hour(eventTime));
        Expectations expectations = state.expectations;
        SegmentExpectations priors = of(segment);
        prediction.turnTo(expectations.overall(), expectations.use(touchpoint), priors, touchpoint);
        Excursion excursion = state.excursion;
        if (anew || excursion.isZero()) {
            excursion.step();
        }
        if (rise != null) {
            begin(rise, anew, eventTime);
        }
        double sum = 0;
        double left = 1;
        for (int i = 0; i < signals.size(); i++) {
            SignalKind kind = signals.kind(i);
            if (prediction.watches(kind)) {
                prediction.of(kind);
                signals.expect(i, prediction.expected());
                double weight = weights[kind.ordinal()];
                double plain = weight * logRatio(kind, signals.value(i));
                boolean taught = kind.family() == SignalKind.Family.NORMAL && excursion.holds(kind);
                double ratio = taught ? weight * logRatio(excursion, kind, touchpoint, signals.value(i)) : plain;
                sum += plain;
                if (rise != null) {
                    double better = weight * logRatioOfBetter(kind, signals.value(i));
                    rise.excursion.add(kind, touchpoint, better, signals.value(i), prediction.expected());
                }
                excursion.add(kind, touchpoint, ratio, signals.value(i), prediction.expected());
                if (signals.isBrokenPromise(i)) {
                    excursion.addBroken(kind, touchpoint, signals.hoursPromised(i), signals.hoursWaited(i));
                }
                watch(state, kind, plain, eventTime);
                left = Math.min(left, prediction.shiftLeft());
            }
        }
        if (rise != null && rise.excursion.isOver()) {
            rise.excursion.end();
        }
        boolean suspected = suspects(state);
        if (!suspected) {
            learnRates(signals);
        }
        boolean undecided = state.watched == null && !alarms(state);
        if (excursion.isOver() || (undecided && left < (suspected ? WORN_OUT : LEVEL_AFTER_ALL))) {
            learnMeans(expectations, excursion, priors);
            excursion.end();
        }
        return sum;
    }

    private static void begin(RiseState rise, boolean anew, long eventTime) {
        if (anew || rise.excursion.isZero()) {
            rise.excursion.step();
        }
        rise.heardAt = eventTime;
    }

    private SegmentExpectations of(@Nullable String segment) {
        return segment == null ? common : segments.getOrDefault(segment, common);
    }

    /** Whether a drop is suspected: the statistic is half-way to its threshold, and nothing is learned meanwhile. */
    public boolean suspects(DropState state) {
        double statistic = state.excursion.logStatistic();
        return statistic >= LEAST_LOG_A / 2 && statistic >= state.logThreshold / 2;
    }

    private void learnRates(Signals signals) {
        for (int i = 0; i < signals.size(); i++) {
            SignalKind kind = signals.kind(i);
            if (kind.family() == SignalKind.Family.RATE && prediction.watches(kind)) {
                prediction.learnRate(kind, signals.value(i));
            }
        }
    }

    /** What was held back while it might have been the beginning of a drop. */
    private void learnMeans(Expectations expectations, Excursion excursion, SegmentExpectations priors) {
        for (int i = 0; i < excursion.size(); i++) {
            SignalKind kind = excursion.kind(i);
            if (kind.family() == SignalKind.Family.NORMAL && priors.watches(kind)) {
                String touchpoint = excursion.touchpoint(i);
                if (!prediction.isOf(kind, touchpoint)) {
                    prediction.turnTo(expectations.overall(), expectations.at(touchpoint), priors, touchpoint);
                    prediction.of(kind);
                }
                prediction.learnMean(kind, excursion.observed(i), excursion.observations(i));
            }
        }
    }

    /**
     * Follows the rate of hours with an interaction; the threshold follows it from hour to hour.
     *
     * @return whether this is the first interaction of its hour
     */
    private boolean count(DropState state, int hour) {
        boolean anew = state.observations == 0 || hour > state.rateHour;
        if (state.observations == 0) {
            state.firstHour = hour;
            state.rateHour = hour;
        }
        if (hour > state.rateHour) {
            float remaining = rateHalfLife.after(hour - state.rateHour);
            state.recentObservations *= remaining;
            state.expectations.forget(remaining);
            state.rateHour = hour;
        }
        boolean due = state.observations == 0 || hour != state.thresholdHour;
        state.observations++;
        if (anew) {
            state.recentObservations++;
        }
        if (due) {
            state.thresholdHour = hour;
            state.logThreshold =
                    (float) StrictMath.log(Math.max(LEAST_A, observationsPerYear(state) * policy.yearsPerFalseAlert()));
        }
        return anew;
    }

    /** Own decayed rate, shrunk to the policy's prior by {@link #PRIOR_RATE_YEARS} of history. */
    private double observationsPerYear(DropState state) {
        double memoryYears = RATE_HALF_LIFE_DAYS / LN_2 / DAYS_PER_YEAR;
        double faded = Decay.over(state.rateHour - state.firstHour, RATE_HALF_LIFE_DAYS);
        double exposureYears = memoryYears * (1 - faded);
        return (state.recentObservations + policy.observationsPerYear() * PRIOR_RATE_YEARS)
                / (exposureYears + PRIOR_RATE_YEARS);
    }

    /** Of one observation, as if it were the first of a change; held against the baseline. */
    private double logRatio(SignalKind kind, double value) {
        if (kind.family() == SignalKind.Family.NORMAL) {
            return shift * (value - prediction.expected()) / prediction.deviation(kind) - shift * shift / 2;
        }
        double norm = StrictMath.log1p((policy.oddsRatio() - 1) * prediction.expected());
        return value * logOddsRatio - norm;
    }

    /** The mirror image: better by the same shift, or at odds smaller by the same ratio, held against the baseline. */
    private double logRatioOfBetter(SignalKind kind, double value) {
        if (kind.family() == SignalKind.Family.NORMAL) {
            return -shift * (value - prediction.expected()) / prediction.deviation(kind) - shift * shift / 2;
        }
        return -value * logOddsRatio - StrictMath.log1p((1 / policy.oddsRatio() - 1) * prediction.expected());
    }

    /** Of the normal family, held against what the excursion itself would have taught, were nothing wrong. */
    private double logRatio(Excursion excursion, SignalKind kind, String touchpoint, double value) {
        prediction.after(excursion, kind, touchpoint);
        double left = shift * prediction.shiftLeft();
        return left * (value - prediction.meanNow()) / prediction.deviationNow(kind) - left * left / 2;
    }

    /** What is expected of a signal at a touchpoint now, in the unit of its kind: a mean, or a rate. */
    public double expected(DropState state, @Nullable String segment, SignalKind kind, String touchpoint) {
        look(state, segment, kind, touchpoint);
        return prediction.expected();
    }

    /** Whether the customer's own history outweighs the segment's prior in what is expected of {@code kind}. */
    public boolean expectsFromOwnHistory(DropState state, @Nullable String segment, SignalKind kind) {
        look(state, segment, kind, Touchpoints.ELSEWHERE);
        return prediction.isOwn(kind);
    }

    private void look(DropState state, @Nullable String segment, SignalKind kind, String touchpoint) {
        Expectations expectations = state.expectations;
        prediction.turnTo(expectations.overall(), expectations.at(touchpoint), of(segment), touchpoint);
        prediction.of(kind);
    }

    /** Whether the statistic has reached what the false-alarm budget asks for. */
    public boolean alarms(DropState state) {
        return state.observations > 0 && state.excursion.logStatistic() >= state.logThreshold;
    }

    /** Whether the mirror image has reached what the false-alarm budget asks for. */
    public boolean rises(DropState state, RiseState rise) {
        return state.observations > 0 && rise.excursion.logStatistic() >= state.logThreshold;
    }

    /** A drop by {@code kind} opened: from now on its recovery is followed, starting as bad as a full shift. */
    public void watch(DropState state, SignalKind kind, long at) {
        state.watched = kind;
        state.recovery = shift * shift / 2;
        state.watchedAt = at;
    }

    private void watch(DropState state, SignalKind kind, double ratio, long eventTime) {
        if (state.watched == kind) {
            state.recovery += (ratio - state.recovery) / policy.recoveryObservations();
            state.watchedAt = eventTime;
        }
    }

    /**
     * Whether the open drop is over: the mean log-likelihood ratio of the last few observations of its main signal is at
     * or below that of an observation half a shift from the baseline (for the normal family: their mean z is within the
     * policy's recovery shift of the baseline).
     */
    public boolean recovered(DropState state) {
        return state.watched != null && state.recovery <= recoveryLimit;
    }

    /** When the open drop is over for want of signals of its kind, epoch milliseconds. */
    public long quietAt(DropState state) {
        return state.watchedAt + policy.quietDays() * 86_400_000L;
    }

    /** The episode is over: R starts from 0. */
    public void restart(DropState state) {
        state.watched = null;
        state.excursion.reset();
    }
}
