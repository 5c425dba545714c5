package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FleetDetectorTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 1_440 * MINUTE;
    private static final double WINDOWS = 10_080;

    private final FleetSeries series = new FleetSeries();
    private final Random random = new Random(1);
    private long now = NoiseKind.START;

    @Test
    void theThresholdIsThatOfTheBudget() {
        assertThat(settings(Direction.UP).withStreams(50).logThreshold())
                .isCloseTo(StrictMath.log(50 * WINDOWS / 0.5), within(1e-12));
        assertThatThrownBy(() -> new FleetSettings(Direction.UP, 0, 0, -1, ZoneOffset.UTC))
                .hasMessage("false alarms per week must be above 0, but were 0.0; streams must be at least 1, but were"
                        + " 0.0; windows per week must be at least 1, but were -1.0");
    }

    @Test
    void aFlatLineIsNoNewsAndItsEndIs() {
        FleetDetector detector = detector(Direction.BOTH);
        for (int window = 0; window < 5_000; window++) {
            detector.observe(series, next(), 1, 3.25);
            assertThat(detector.alarming(series)).isFalse();
        }
        detector.observe(series, next(), 1, 3.5);
        assertThat(detector.alarming(series)).isTrue();
    }

    @Test
    void windowsThatAreMissingAreNoNewsNorAreThoseAfterThem() {
        FleetDetector detector = detector(Direction.BOTH);
        for (int window = 0; window < 20_000; window++) {
            boolean missing = window % 700 > 400 || window > 12_000 && window < 16_000;
            double statistic = detector.observe(series, next(), missing ? 0 : 1, 5 + random.nextGaussian());
            assertThat(statistic).isEqualTo(series.logStatistic);
            assertThat(detector.alarming(series)).as("window %d", window).isFalse();
        }
        long windows = series.windows();
        detector.observe(series, next(), 1, Double.NaN);
        assertThat(series.windows()).isEqualTo(windows);
    }

    @Test
    void nothingIsJudgedOnTheFirstDayAndTheFirstSeasonIsNoNews() {
        FleetDetector detector = detector(Direction.BOTH);
        for (int window = 0; window < 1_440; window++) {
            detector.observe(series, next(), 1, window < 700 ? 1 : 1_000 + random.nextGaussian());
            assertThat(detector.alarming(series)).isFalse();
        }
    }

    @Test
    void onlyTheDirectionThatIsNewsAlarms() {
        for (Direction direction : Direction.values()) {
            for (int side = -1; side <= 1; side += 2) {
                FleetSeries one = new FleetSeries();
                FleetDetector detector = detector(direction);
                for (int window = 0; window < 3_000; window++) {
                    double shift = window < 2_900 ? 0 : 5 * side;
                    detector.observe(one, next(), 1, random.nextGaussian() + shift);
                }
                boolean news = direction == Direction.BOTH || direction == (side > 0 ? Direction.UP : Direction.DOWN);
                assertThat(detector.alarming(one)).as("%s %d", direction, side).isEqualTo(news);
            }
        }
    }

    @Test
    void anAlarmIsOverWhenTheSeriesCameBackAndWhatComesSoonAfterIsTheSame() {
        FleetDetector detector = detector(Direction.UP);
        feed(detector, 5_000, 0);
        feed(detector, 60, 6);
        assertThat(detector.alarming(series)).isTrue();
        long since = detector.since(series);
        assertThat(since).isBetween(now - 60 * MINUTE, now - 50 * MINUTE);
        feed(detector, 60, 0);
        assertThat(detector.alarming(series)).isFalse();
        feed(detector, 60, 6);
        assertThat(detector.alarming(series)).isTrue();
        assertThat(detector.since(series)).isEqualTo(since);
        feed(detector, 4_000, 0);
        feed(detector, 60, 6);
        assertThat(detector.alarming(series)).isTrue();
        assertThat(detector.since(series)).isBetween(now - 60 * MINUTE, now - 50 * MINUTE);
    }

    @Test
    void whatStaysForDaysBecomesTheNewNormal() {
        FleetDetector detector = detector(Direction.BOTH);
        feed(detector, 10_000, 0);
        feed(detector, 600, 10);
        assertThat(detector.alarming(series)).isTrue();
        feed(detector, 6 * 1_440, 10);
        assertThat(detector.alarming(series)).isFalse();
        assertThat(detector.expected(series, now)).isGreaterThan(7);
    }

    @Test
    void theHourOfTheWeekIsExpectedInTheZoneOfTheSeries() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        FleetDetector detector = new FleetDetector(new FleetSettings(Direction.BOTH, 0.5, 1, WINDOWS, paris));
        long end = now + 28 * DAY;
        while (now < end) {
            detector.observe(series, next(), 1, local(paris, now) == 9 ? 20 : 10);
        }
        long morning = java.time.ZonedDateTime.of(2024, 4, 2, 9, 30, 0, 0, paris)
                .toInstant()
                .toEpochMilli();
        assertThat(detector.expected(series, morning)).isCloseTo(20, within(0.5));
        assertThat(detector.expected(series, morning + 2 * 60 * MINUTE)).isCloseTo(10, within(0.5));
        assertThat(detector.alarming(series)).isFalse();
    }

    @Test
    void theWeekendIsExpectedOnceItWasSeenAFewTimes() {
        FleetDetector detector = detector(Direction.BOTH);
        for (int window = 0; window < 5 * 10_080; window++) {
            boolean weekend = window / 1_440 % 7 >= 5;
            detector.observe(series, next(), 1, (weekend ? 4 : 10) + random.nextGaussian());
            assertThat(window > 3 * 10_080 && detector.alarming(series))
                    .as("window %d", window)
                    .isFalse();
        }
        assertThat(detector.expected(series, NoiseKind.START + 40 * DAY + DAY / 2))
                .isCloseTo(4, within(1.0));
        assertThat(detector.expected(series, NoiseKind.START + 43 * DAY + DAY / 2))
                .isCloseTo(10, within(1.0));
    }

    @Test
    void aSingleErrorAfterALongCleanTimeIsNoAlarmAndAFewAre() {
        FleetDetector detector = detector(Direction.UP);
        for (int window = 0; window < 5_000; window++) {
            detector.observeRate(series, next(), 0, 200);
        }
        detector.observeRate(series, next(), 1, 200);
        assertThat(detector.alarming(series)).isFalse();
        detector.observeRate(series, next(), 8, 200);
        assertThat(detector.alarming(series)).isTrue();
        assertThat(detector.observed(series)).isEqualTo(0.04);
        assertThat(detector.expected(series)).isLessThan(0.001);
    }

    @Test
    void windowsOfFewObservationsMayStrayFurther() {
        FleetDetector detector = detector(Direction.BOTH);
        for (int window = 0; window < 20_000; window++) {
            int n = window % 1_440 < 480 ? 1 : 100;
            detector.observe(series, next(), n, random.nextGaussian() / Math.sqrt(n));
            assertThat(detector.alarming(series)).as("window %d", window).isFalse();
        }
        while ((now - NoiseKind.START) / MINUTE % 1_440 != 600) {
            detector.observe(series, next(), 100, random.nextGaussian() / 10);
        }
        for (int window = 0; window < 3; window++) {
            detector.observe(series, next(), 100, 0.8);
        }
        assertThat(detector.alarming(series)).isTrue();
    }

    private static int local(ZoneId zone, long at) {
        return java.time.Instant.ofEpochMilli(at).atZone(zone).getHour();
    }

    private void feed(FleetDetector detector, int windows, double shift) {
        for (int window = 0; window < windows; window++) {
            detector.observe(series, next(), 1, random.nextGaussian() + shift);
        }
    }

    private long next() {
        now += MINUTE;
        return now;
    }

    /** So strict that no run of these tests has reason to expect a false alarm. */
    private static FleetDetector detector(Direction direction) {
        return new FleetDetector(new FleetSettings(direction, 0.01, 1, WINDOWS, ZoneOffset.UTC));
    }

    private static FleetSettings settings(Direction direction) {
        return new FleetSettings(direction, 0.5, 1, WINDOWS, ZoneOffset.UTC);
    }
}
