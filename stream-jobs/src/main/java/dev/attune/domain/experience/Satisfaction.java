package dev.attune.domain.experience;

import dev.attune.domain.event.SignalKind;

/**
 * How good one measured aspect of an interaction was, in [0, 1]; 1 is best. The published functions of the signal
 * catalogue.
 */
public final class Satisfaction {

    /** Below it a signal counts as negative: friction in windows, evidence in alerts. */
    public static final double NEGATIVE_BELOW = 0.5;

    private static final double LN_4 = 1.3862943611198906;

    /** A case resolved after this many hours leaves a customer half satisfied. */
    private static final double HALF_SATISFIED_HOURS = 24;

    /** A case first replied to after this many hours leaves a customer half satisfied. */
    private static final double HALF_ANSWERED_HOURS = 8;

    private Satisfaction() {}

    /**
     * Of a page's latency: 1 up to the Apdex target T, 0 from 4 T, linear in the logarithm between, so that 2 T is worth
     * the 0.5 that Apdex gives to its whole tolerating zone (Apdex Alliance, technical specification 1.1).
     *
     * @param latencyMs what the customer waited, milliseconds
     * @param targetMs T, milliseconds
     */
    public static double ofLatency(double latencyMs, double targetMs) {
        if (latencyMs <= targetMs) {
            return 1;
        }
        if (latencyMs >= 4 * targetMs) {
            return 0;
        }
        return 1 - StrictMath.log(latencyMs / targetMs) / LN_4;
    }

    /** Of a sentiment in [-1, 1]: its place between the ends. */
    public static double ofSentiment(double sentiment) {
        return clamp((sentiment + 1) / 2);
    }

    /** Of a rating: its place on the declared scale, in the declared direction. */
    public static double ofRating(double score, double scaleMin, double scaleMax, boolean highIsGood) {
        double place = clamp((score - scaleMin) / (scaleMax - scaleMin));
        return highIsGood ? place : 1 - place;
    }

    /**
     * Of a likelihood to recommend, by the published groups (Reichheld 2003): promoters (9 and 10 of 10) 1, passives (7
     * and 8) 0.5, detractors 0; other scales are stretched to 0 to 10 first.
     */
    public static double ofRecommendation(double score, double scaleMin, double scaleMax, boolean highIsGood) {
        double ofTen = 10 * ofRating(score, scaleMin, scaleMax, highIsGood);
        if (ofTen >= 9) {
            return 1;
        }
        return ofTen >= 7 ? 0.5 : 0;
    }

    /** Of the hours a case took to be resolved: 1 / (1 + hours / 24). */
    public static double ofResolution(double hours) {
        return 1 / (1 + Math.max(0, hours) / HALF_SATISFIED_HOURS);
    }

    /** Of the hours until a case was first replied to: 1 / (1 + hours / 8), half after a working day. */
    public static double ofResponse(double hours) {
        return 1 / (1 + Math.max(0, hours) / HALF_ANSWERED_HOURS);
    }

    /**
     * Of what can be expected of a signal: of its mean where it is a number, of how seldom it is bad where it is a yes or no.
     *
     * @param expected a mean or a rate, in the unit of the kind
     * @param logTargetMs natural logarithm of T, milliseconds; read of latencies only
     */
    static double ofExpected(SignalKind kind, double expected, double logTargetMs) {
        return switch (kind.unit()) {
            case YES_OR_NO, DISSATISFACTION -> clamp(1 - expected);
            case LOG_MILLISECONDS -> clamp(1 - (expected - logTargetMs) / LN_4);
            case LOG_HOURS -> {
                double hours = StrictMath.exp(expected);
                yield kind == SignalKind.RESPONSE_TIME ? ofResponse(hours) : ofResolution(hours);
            }
        };
    }

    private static double clamp(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
