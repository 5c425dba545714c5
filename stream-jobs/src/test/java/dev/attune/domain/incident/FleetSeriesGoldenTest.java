package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Bytes of released layouts stay readable, and what is written of the current one does not change by accident. */
class FleetSeriesGoldenTest {

    private static final String GOLDEN = "golden/fleet-series-v1/hourly.bin";
    private static final long HOUR = 3_600_000;
    private static final FleetDetector DETECTOR =
            new FleetDetector(new FleetSettings(Direction.BOTH, 0.5, 1, 168, ZoneOffset.UTC));

    @Test
    void threeWeeksOfHoursThatEndInAnAlarm() throws IOException {
        if (Boolean.getBoolean("attune.golden.write")) {
            Path file = Path.of("src/test/resources", GOLDEN);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(series()));
        }
        byte[] golden = golden();
        assertThat(bytes(series())).isEqualTo(golden);
        FleetSeries read = read(golden);
        assertThat(bytes(read)).isEqualTo(golden);
        assertThat(DETECTOR.alarming(read)).isTrue();
        assertThat(DETECTOR.since(read)).isEqualTo(NoiseKind.START + 500 * HOUR);
    }

    @Test
    void aNewSeriesTakesTwoBytes() throws IOException {
        assertThat(bytes(new FleetSeries())).isEqualTo(new byte[] {1, 0});
        assertThat(read(new byte[] {1, 0}).windows()).isZero();
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {9, 0})).hasMessage("the layout of a series must be 1, but was 9");
    }

    /** Noise by arithmetic, so that no generator has a say in it. */
    private static FleetSeries series() {
        FleetSeries series = new FleetSeries();
        for (int hour = 0; hour < 504; hour++) {
            double value = hour % 24 + hour * 7_919 % 101 / 101.0 + (hour >= 500 ? 40 : 0);
            DETECTOR.observe(series, NoiseKind.START + hour * HOUR, 10 + hour % 3, value);
        }
        return series;
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = FleetSeriesGoldenTest.class.getClassLoader().getResourceAsStream(GOLDEN)) {
            assertThat(in).as(GOLDEN).isNotNull();
            return in.readAllBytes();
        }
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
