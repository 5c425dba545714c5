package dev.attune.domain.incident.nab;

import java.util.Collection;

/**
 * NAB's score of detections against labelled windows: a window pays by its best (earliest) detection, a detection outside
 * is charged the less the closer it follows a window, the probationary rows count for nothing.
 */
public final class NabScorer {

    private static final double PROBATION = 0.15;
    private static final int PROBATION_ROWS = 5_000;
    private static final double FAR = 3;
    private static final double BEST = scaledSigmoid(-1);

    private NabScorer() {}

    /** A series with its labels: rows from {@code first} to {@code last} of a window, both included, in order of time. */
    public record Labelled(String name, int rows, int[][] windows) {}

    /** What came of one series: the raw score, and the counts behind it. */
    public record Outcome(double raw, int windows, int found, int falseAlarms) {}

    /**
     * @param position -1 at the first row of a window, 0 at its end, above 0 behind it, in widths of the window
     * @return 1 to -1
     */
    static double scaledSigmoid(double position) {
        return position >= FAR ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
    }

    /** How many rows at the beginning are not scored. */
    static int probation(int rows) {
        return (int) Math.floor(PROBATION * Math.min(rows, PROBATION_ROWS));
    }

    /** @param detected one flag per row */
    public static Outcome score(Labelled series, boolean[] detected, NabProfile profile) {
        double raw = 0;
        int found = 0;
        int falseAlarms = 0;
        int next = 0;
        int lastEnd = -1;
        int lastWidth = 0;
        for (int row = 0; row < series.rows(); row++) {
            boolean within = next < series.windows().length && row >= series.windows()[next][0];
            if (within) {
                int[] window = series.windows()[next++];
                double best = best(window, detected, probation(series.rows()));
                raw += best < 0 ? -profile.missed : best * profile.found;
                found += best < 0 ? 0 : 1;
                row = window[1];
                lastEnd = window[1];
                lastWidth = window[1] - window[0] + 1;
            } else if (detected[row] && row >= probation(series.rows())) {
                double position = lastEnd < 0 ? FAR : (row - lastEnd) / (double) (lastWidth - 1);
                raw += profile.falseAlarm * scaledSigmoid(position);
                falseAlarms++;
            }
        }
        return new Outcome(raw, series.windows().length, found, falseAlarms);
    }

    /** What the earliest detection inside the window is worth, in [0, 1]; -1 where there is none. */
    private static double best(int[] window, boolean[] detected, int from) {
        double width = window[1] - window[0] + 1.0;
        for (int row = Math.max(window[0], from); row <= window[1]; row++) {
            if (detected[row]) {
                return scaledSigmoid(-(window[1] - row + 1) / width) / BEST;
            }
        }
        return -1;
    }

    /** 0 for who never detects anything, 100 for who detects every window at its first row and nothing else. */
    public static double normalised(Collection<Outcome> outcomes, NabProfile profile) {
        double raw = outcomes.stream().mapToDouble(Outcome::raw).sum();
        int windows = outcomes.stream().mapToInt(Outcome::windows).sum();
        double nothing = -profile.missed * windows;
        double perfect = profile.found * windows;
        return 100 * (raw - nothing) / (perfect - nothing);
    }
}
