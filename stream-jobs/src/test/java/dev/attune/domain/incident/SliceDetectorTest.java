package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.SignalKind;
import org.junit.jupiter.api.Test;

class SliceDetectorTest {

    private static final long HOUR = 3_600_000L;

    /** A shop that sends no replies: what nearly always goes wrong is no news when it does. */
    @Test
    void whatIsUsuallyBadIsNoIncidentWhenItIsBadAgain() {
        SliceDetector detector = new SliceDetector(SignalKind.UNANSWERED, 100);
        SliceSeries series = new SliceSeries();
        series.level = 0.5;
        series.weight = 50;
        for (int hour = 0; hour < 90 * 24; hour++) {
            detector.observe(series, window(hour), 0);
            assertThat(series.alarming).as("after %s hours", hour).isFalse();
        }
        assertThat(series.level).isGreaterThan(0.9);
    }

    private static SliceDetector.Window window(int hour) {
        long start = 1_735_689_600_000L + hour * HOUR;
        return new SliceDetector.Window(start, start + HOUR, 1, 1, 1, 1, 0, 0);
    }
}
