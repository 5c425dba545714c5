package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecentEventIdsTest {

    private static final long SPAN = 1000;

    private final RecentEventIds ids = new RecentEventIds();

    @Test
    void theSameIdIsSeenWithinTheSpanToTheMillisecond() {
        assertThat(ids.add(1, 1, 0, SPAN)).isTrue();
        assertThat(ids.add(1, 1, 1000, SPAN)).isFalse();
        assertThat(ids.add(1, 1, 1001, SPAN)).isTrue();
        assertThat(ids.add(1, 1, 2001, SPAN)).isFalse();
    }

    @Test
    void halfAnEqualHashIsAnotherId() {
        ids.add(1, 1, 0, SPAN);
        assertThat(ids.add(1, 2, 0, SPAN)).isTrue();
        assertThat(ids.add(2, 1, 0, SPAN)).isTrue();
    }

    @Test
    void idsOlderThanTheSpanAreLetGo() {
        for (int i = 0; i < 10_000; i++) {
            ids.add(i, i, i * 100L, SPAN);
        }
        assertThat(ids.size()).isEqualTo(11);
    }

    @Test
    void anIdThatComesLateIsStillHeldAgainstTheSpan() {
        ids.add(1, 1, 5000, SPAN);
        ids.add(2, 2, 4500, SPAN);
        assertThat(ids.add(2, 2, 5400, SPAN)).isFalse();
    }

    @Test
    void agreesWithARecordOfEverythingForManyIdsAndFew() throws IOException {
        for (int distinct : new int[] {10, 100, 5000}) {
            agreesWithARecordOfEverything(distinct, 42);
        }
    }

    private static void agreesWithARecordOfEverything(int distinct, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        RecentEventIds ids = new RecentEventIds();
        Map<Integer, Long> lastSeen = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long time = i * 2L;
            int id = random.nextInt(distinct);
            Long seen = lastSeen.get(id);
            boolean expected = seen == null || time - seen > SPAN;
            if (expected) {
                lastSeen.put(id, time);
            }
            assertThat(ids.add(id * 31L, id, time, SPAN))
                    .as("seed %d, event %d", seed, i)
                    .isEqualTo(expected);
            if (i % 1000 == 0) {
                ids = again(ids);
            }
        }
    }

    private static RecentEventIds again(RecentEventIds ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.copy().write(new DataOutputStream(bytes));
        return RecentEventIds.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
