package dev.attune.customer;

import static dev.attune.customer.TestingArrivals.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.intake.Arrival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TickBatchTest {

    @Test
    void whateverOrderTheyCameInTheyAreAppliedByTimeAndThenById() {
        List<Arrival> expected = List.of(
                click("b", START),
                click("a", START + 1),
                click("b", START + 1),
                click("c", START + 1),
                click("a", START + 2));
        for (long seed = 0; seed < 50; seed++) {
            List<Arrival> arrivals = new ArrayList<>(expected);
            Collections.shuffle(arrivals, new Random(seed));
            assertThat(inOrder(batch(arrivals))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void whatComesAfterALookIsPutInOrderToo() {
        TickBatch batch = batch(List.of(click("b", START), click("c", START)));
        assertThat(batch.get(0)).isEqualTo(click("b", START));
        batch.add(click("a", START));
        assertThat(inOrder(batch)).containsExactly(click("a", START), click("b", START), click("c", START));
    }

    /** A minute of comparisons when each was put in its place as it came. */
    @Test
    @Timeout(20)
    void aRobotWithAHundredThousandClicksInOneSecondIsSortedInNoTime() {
        int clicks = 100_000;
        TickBatch batch = new TickBatch();
        for (int i = 0; i < clicks; i++) {
            batch.add(click("e" + (clicks - i), START + (clicks - i) / 100));
        }
        assertThat(batch.size()).isEqualTo(clicks);
        assertThat(batch.get(0).interaction().eventTime()).isEqualTo(START);
        assertThat(batch.get(clicks - 1).interaction().eventTime()).isEqualTo(START + 1_000);
    }

    private static TickBatch batch(List<Arrival> arrivals) {
        TickBatch batch = new TickBatch();
        arrivals.forEach(batch::add);
        return batch;
    }

    private static List<Arrival> inOrder(TickBatch batch) {
        return IntStream.range(0, batch.size()).mapToObj(batch::get).toList();
    }

    private static Arrival click(String eventId, long time) {
        return TestingArrivals.click("robot", eventId, time, 100, 200);
    }
}
