package dev.attune.cli.detect;

import dev.attune.domain.incident.Direction;
import dev.attune.domain.incident.FleetDetector;
import dev.attune.domain.incident.FleetSeries;
import dev.attune.domain.incident.FleetSettings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A series as the fleet detector saw it, row by row. */
final class Detection {

    private static final double WEEK = 7 * 86_400_000.0;

    private final List<SeriesPoint> points;
    private final FleetSettings settings;
    private final double[] expected;
    private final double[] scores;
    private final boolean[] alarming;
    private final List<AlarmStretch> alarms = new ArrayList<>();

    private Detection(List<SeriesPoint> points, FleetSettings settings) {
        this.points = points;
        this.settings = settings;
        this.expected = new double[points.size()];
        this.scores = new double[points.size()];
        this.alarming = new boolean[points.size()];
    }

    /** @param window milliseconds from one row to the next, usually */
    static Detection of(
            List<SeriesPoint> points, double window, Direction direction, double falseAlarmsPerWeek, ZoneId zone) {
        Detection detection = new Detection(
                points, new FleetSettings(direction, falseAlarmsPerWeek, 1, Math.max(1, WEEK / window), zone));
        detection.run();
        return detection;
    }

    /** The median of the steps that are not 0, milliseconds. */
    static long usualStep(List<SeriesPoint> points) {
        long[] steps = new long[points.size() - 1];
        int count = 0;
        for (int row = 0; row + 1 < points.size(); row++) {
            long step = points.get(row + 1).at() - points.get(row).at();
            if (step > 0) {
                steps[count++] = step;
            }
        }
        Arrays.sort(steps, 0, count);
        return steps[count / 2];
    }

    private void run() {
        FleetDetector detector = new FleetDetector(settings);
        FleetSeries series = new FleetSeries();
        double threshold = settings.logThreshold();
        long since = Long.MIN_VALUE;
        for (int row = 0; row < points.size(); row++) {
            SeriesPoint point = points.get(row);
            expected[row] = series.windows() == 0 ? Double.NaN : detector.expected(series, point.at());
            double statistic = detector.observe(series, point.at(), point.isMissing() ? 0 : 1, point.number());
            scores[row] = point.isMissing() ? Double.NaN : Math.max(0, Math.min(1, statistic / threshold));
            alarming[row] = detector.alarming(series);
            if (alarming[row] && !point.isMissing()) {
                boolean same = detector.since(series) == since;
                since = detector.since(series);
                tell(point, expected[row], same);
            }
        }
    }

    private void tell(SeriesPoint point, double usual, boolean same) {
        if (same) {
            alarms.set(alarms.size() - 1, alarms.get(alarms.size() - 1).and(point, usual));
        } else {
            alarms.add(new AlarmStretch(point.time(), point.time(), 1, point.number(), usual));
        }
    }

    List<SeriesPoint> points() {
        return points;
    }

    FleetSettings settings() {
        return settings;
    }

    /** In order of time. */
    List<AlarmStretch> alarms() {
        return alarms;
    }

    /** What was expected of the row before it was known; NaN of the first. */
    double expected(int row) {
        return expected[row];
    }

    /** ln R over ln A, within [0, 1]: at 1 an alarm opens; NaN where the value is missing. */
    double score(int row) {
        return scores[row];
    }

    boolean alarming(int row) {
        return alarming[row];
    }
}
