package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Laws of the fleet detector. */
class FleetDetectorProperties {

    private static final double WINDOWS_PER_WEEK = 2_016;

    /** One false alarm in 10,000 windows. */
    private static final FleetSettings BUDGET =
            new FleetSettings(Direction.BOTH, WINDOWS_PER_WEEK / 10_000, 1, WINDOWS_PER_WEEK, ZoneOffset.UTC);

    private static final int WINDOWS = 12_000;
    private static final int SERIES = 12;

    @Test
    void theBudgetHoldsWithinAFactorOfTwoOverAllNoisesAndOfFourForTheWorst() {
        double budget = SERIES * WINDOWS / 10_000.0;
        int all = 0;
        for (NoiseKind kind : NoiseKind.values()) {
            int alarms = 0;
            for (int seed = 0; seed < SERIES; seed++) {
                IntFunction<Double> windows = kind.windows(new Random(seed));
                alarms += alarms(new FleetDetector(BUDGET), window -> normal(windows.apply(window)), WINDOWS);
            }
            System.out.printf(Locale.ROOT, "%s: %d alarms, budget %.1f%n", kind, alarms, budget);
            assertThat(alarms / budget)
                    .as("%s, seeds 0 to %d", kind, SERIES - 1)
                    .isLessThan(4);
            all += alarms;
        }
        assertThat(all / budget / NoiseKind.values().length).isLessThan(2);
    }

    @Test
    void theBudgetHoldsForRatesWhateverTheTraffic() {
        for (double rate : new double[] {0.001, 0.02, 0.3}) {
            int alarms = 0;
            for (int seed = 0; seed < SERIES; seed++) {
                Random random = new Random(seed);
                alarms += alarms(
                        new FleetDetector(BUDGET),
                        window -> {
                            int tries = 1 + (int) (60 * (1 + Math.sin(2 * Math.PI * window / 288)));
                            return new double[] {bad(random, rate, tries), tries, 1};
                        },
                        WINDOWS);
            }
            double budget = SERIES * WINDOWS / 10_000.0;
            System.out.printf(Locale.ROOT, "rate %s: %d alarms, budget %.1f%n", rate, alarms, budget);
            assertThat(alarms / budget)
                    .as("rate %s, seeds 0 to %d", rate, SERIES - 1)
                    .isLessThan(3);
        }
    }

    @Test
    void aShiftOfTwoDeviationsIsFoundWithinNinetyMinutesAndOneOfHalfADeviationUsuallyWithinADay() {
        int small = 0;
        for (int seed = 0; seed < 20; seed++) {
            assertThat(delay(seed, 2)).as("seed %d", seed).isBetween(0, 18);
            small += delay(seed, 0.5) >= 0 ? 1 : 0;
        }
        assertThat(small).as("seeds 0 to 19").isGreaterThanOrEqualTo(16);
    }

    @Test
    void anErrorRateThatDoublesIsFoundWithinTwoHours() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            FleetDetector detector = new FleetDetector(BUDGET);
            FleetSeries series = new FleetSeries();
            int found = -1;
            for (int window = 0; window < 6_024 && found < 0; window++) {
                int bad = bad(random, window < 6_000 ? 0.01 : 0.02, 500);
                detector.observeRate(series, NoiseKind.START + window * NoiseKind.WINDOW, bad, 500);
                found = window >= 6_000 && detector.alarming(series) ? window - 6_000 : -1;
            }
            assertThat(found).as("seed %d", seed).isNotNegative();
        }
    }

    @Test
    void neitherUnitNorOriginMakesADifference() {
        for (int seed = 0; seed < 3; seed++) {
            IntFunction<Double> here = NoiseKind.DAILY_CORRELATED.windows(new Random(seed));
            IntFunction<Double> there = NoiseKind.DAILY_CORRELATED.windows(new Random(seed));
            FleetDetector detector = new FleetDetector(BUDGET);
            FleetSeries one = new FleetSeries();
            FleetSeries other = new FleetSeries();
            for (int window = 0; window < 3_000; window++) {
                double value = here.apply(window) + (window > 2_500 ? 4 : 0);
                double scaled = 40 - 1_000 * (there.apply(window) + (window > 2_500 ? 4 : 0));
                long at = NoiseKind.START + window * NoiseKind.WINDOW;
                double first = detector.observe(one, at, 1, value);
                double second = detector.observe(other, at, 1, scaled);
                assertThat(detector.alarming(one))
                        .as("seed %d, window %d", seed, window)
                        .isEqualTo(detector.alarming(other));
                if (Double.isFinite(first)) {
                    assertThat(second).as("seed %d, window %d", seed, window).isCloseTo(first, within(1e-3));
                }
            }
            assertThat(detector.since(one)).as("seed %d", seed).isEqualTo(detector.since(other));
        }
    }

    @Test
    void whatWasWrittenAndReadGoesOnToTheBitAndACopyStandsAlone() throws IOException {
        Random random = new Random(7);
        IntFunction<Double> windows = NoiseKind.DAILY.windows(random);
        FleetDetector detector = new FleetDetector(BUDGET);
        FleetSeries kept = new FleetSeries();
        FleetSeries moved = new FleetSeries();
        for (int window = 0; window < 4_000; window++) {
            long at = NoiseKind.START + window * NoiseKind.WINDOW;
            double value = windows.apply(window) + (window / 500 % 3 == 2 ? 5 : 0);
            FleetSeries before = kept.copy();
            byte[] bytes = bytes(kept);
            double told = detector.observe(kept, at, 1 + window % 3, value);
            assertThat(bytes(before)).isEqualTo(bytes);
            moved = read(bytes(moved));
            assertThat(detector.observe(moved, at, 1 + window % 3, value)).isEqualTo(told);
            assertThat(bytes(moved)).isEqualTo(bytes(kept));
        }
        assertThat(bytes(kept).length).isLessThan(2_200);
    }

    private static int delay(int seed, double shift) {
        FleetDetector detector = new FleetDetector(BUDGET);
        FleetSeries series = new FleetSeries();
        IntFunction<Double> windows = NoiseKind.WHITE.windows(new Random(1_000 + seed));
        for (int window = 0; window < 6_288; window++) {
            double value = windows.apply(window) + (window >= 6_000 ? shift : 0);
            detector.observe(series, NoiseKind.START + window * NoiseKind.WINDOW, 1, value);
            if (window >= 6_000 && detector.alarming(series)) {
                return window - 6_000;
            }
        }
        return -1;
    }

    private static double[] normal(double value) {
        return new double[] {value, 1, 0};
    }

    private static int bad(Random random, double rate, int tries) {
        int bad = 0;
        for (int attempt = 0; attempt < tries; attempt++) {
            bad += random.nextDouble() < rate ? 1 : 0;
        }
        return bad;
    }

    /** @param windows value or bad ones, observations, 1 for a rate */
    private static int alarms(FleetDetector detector, IntFunction<double[]> windows, int count) {
        FleetSeries series = new FleetSeries();
        int alarms = 0;
        for (int window = 0; window < count; window++) {
            long at = NoiseKind.START + window * NoiseKind.WINDOW;
            double[] seen = windows.apply(window);
            long since = detector.since(series);
            if (seen[2] > 0) {
                detector.observeRate(series, at, (long) seen[0], (long) seen[1]);
            } else {
                detector.observe(series, at, (long) seen[1], seen[0]);
            }
            alarms += detector.since(series) != since ? 1 : 0;
        }
        return alarms;
    }

    private static byte[] bytes(FleetSeries series) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        series.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static FleetSeries read(byte[] bytes) throws IOException {
        return FleetSeries.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
