package dev.attune.domain.policy;

import java.util.Locale;

/**
 * When clicks in quick succession are rage: definitions that vendors publish, so that figures can be compared with
 * theirs. Where clicks name an element it must stay the same; where the definition gives a distance and clicks have
 * positions, each must lie within it of the one before.
 */
public enum RageClickPreset {
    /** 3 clicks on one element within 1 s, each at most 100 px from the last (browser-sdk, clickChain; not its docs). */
    DATADOG(3, 1000, 1001, 100, Distance.STRAIGHT, false),
    /** 3 clicks, each under 1 s and under 30 px (sum of both axes) after the last, whatever the element. */
    POSTHOG(3, Integer.MAX_VALUE, 1000, 30, Distance.ALONG_AXES, false),
    /** 3 clicks on one element with less than 300 ms between. */
    OPENREPLAY(3, Integer.MAX_VALUE, 300, 0, Distance.NONE, false),
    /** 3 clicks on one element within 7 s to which the page did not answer. */
    SENTRY(3, 7000, 7001, 0, Distance.NONE, true),
    /** 3 clicks on one element within 2 s. */
    CONVIVA(3, 2000, 2001, 0, Distance.NONE, false),
    /** 4 clicks on one element within 1 s. */
    SPLUNK(4, 1000, 1001, 0, Distance.NONE, false);

    /** The most clicks that any definition asks for. */
    public static final int MOST_CLICKS = 4;

    private final int clicks;
    private final int withinMs;
    private final int gapBelowMs;
    private final int distancePx;
    private final Distance distance;
    private final boolean unanswered;

    RageClickPreset(int clicks, int withinMs, int gapBelowMs, int distancePx, Distance distance, boolean unanswered) {
        this.clicks = clicks;
        this.withinMs = withinMs;
        this.gapBelowMs = gapBelowMs;
        this.distancePx = distancePx;
        this.distance = distance;
        this.unanswered = unanswered;
    }

    /** How many clicks are rage. */
    public int clicks() {
        return clicks;
    }

    /** Longest time from the first of them to the last, milliseconds. */
    public int withinMs() {
        return withinMs;
    }

    /** What the time from one to the next must stay below, milliseconds. */
    public int gapBelowMs() {
        return gapBelowMs;
    }

    /** Whether an answer of the page ends the succession. */
    public boolean unanswered() {
        return unanswered;
    }

    /** Whether the succession may go from element to element, by position alone. */
    public boolean anyElement() {
        return distance == Distance.ALONG_AXES;
    }

    /** Whether a click so many pixels from the last one still belongs to it. */
    public boolean isNear(long x, long y) {
        return switch (distance) {
            case NONE -> true;
            case STRAIGHT -> x * x + y * y <= (long) distancePx * distancePx;
            case ALONG_AXES -> Math.abs(x) + Math.abs(y) < distancePx;
        };
    }

    /** As policy files spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private enum Distance {
        NONE,
        /** At most so far, as the crow flies. */
        STRAIGHT,
        /** Less than so far, across and down together. */
        ALONG_AXES
    }
}
