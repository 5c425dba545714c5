package dev.attune.domain.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeedbackMemoryTest {

    private static final AlertKind DROP = AlertKind.EXPERIENCE_DROP;
    private static final AlertKind CHURN = AlertKind.CHURN_RISK;

    @Test
    void a_mute_covers_its_kind_and_touchpoint_until_its_end() {
        FeedbackMemory memory = new FeedbackMemory();
        memory.mute(DROP, "delivery", 100);
        assertThat(memory.muted(DROP, "delivery", 99)).isTrue();
        assertThat(memory.muted(DROP, "delivery", 100)).isFalse();
        assertThat(memory.muted(DROP, "checkout", 50)).isFalse();
        assertThat(memory.muted(DROP, null, 50)).isFalse();
        assertThat(memory.muted(CHURN, null, 50)).isFalse();
        assertThat(memory.quietEnds(DROP, 50)).isEqualTo(100);
        assertThat(memory.quietEnds(CHURN, 50)).isEqualTo(FeedbackMemory.NEVER);
        memory.mute(null, null, 70);
        assertThat(memory.muted(CHURN, null, 69)).isTrue();
        assertThat(memory.quietEnds(DROP, 50)).isEqualTo(70);
    }

    @Test
    void a_mute_of_the_same_terms_is_replaced_and_taken_back_by_any_that_cover_it() {
        FeedbackMemory memory = new FeedbackMemory();
        memory.mute(DROP, null, 100);
        memory.mute(DROP, null, 50);
        assertThat(memory.muted(DROP, null, 60)).isFalse();
        memory.mute(DROP, "delivery", 100);
        memory.unmute(CHURN, null);
        assertThat(memory.muted(DROP, "delivery", 60)).isTrue();
        memory.unmute(null, "delivery");
        assertThat(memory.muted(DROP, "delivery", 60)).isFalse();
        assertThat(memory.muted(DROP, "delivery", 40)).as("the other mute").isTrue();
        memory.unmute(null, null);
        assertThat(memory.isEmpty()).isTrue();
    }

    @Test
    void of_more_mutes_than_there_is_room_for_the_one_that_ends_first_gives_way() {
        FeedbackMemory memory = new FeedbackMemory();
        for (int i = 0; i <= FeedbackMemory.MOST_MUTES; i++) {
            memory.mute(DROP, "t" + i, 1_000 - i);
        }
        assertThat(memory.muted(DROP, "t" + FeedbackMemory.MOST_MUTES, 0)).isFalse();
        assertThat(memory.muted(DROP, "t0", 0)).isTrue();
    }

    @Test
    void whatever_was_said_is_read_back_as_it_was_written() throws IOException {
        for (long seed = 1; seed <= 200; seed++) {
            FeedbackMemory memory = said(new Random(seed));
            byte[] written = bytes(memory);
            assertThat(bytes(FeedbackLayout.read(new DataInputStream(new ByteArrayInputStream(written)))))
                    .as("seed " + seed)
                    .isEqualTo(written);
            assertThat(bytes(memory.copy())).as("copy of seed " + seed).isEqualTo(written);
        }
    }

    @Test
    void an_awaited_alert_takes_few_bytes_and_names_of_versions_are_written_once() throws IOException {
        FeedbackMemory memory = new FeedbackMemory();
        memory.await(new AwaitedOutcome(CHURN, 1_767_268_800_000L, 1, "policy", "model"));
        int one = bytes(memory).length;
        memory.await(new AwaitedOutcome(DROP, 1_767_268_800_000L, 3, "policy", "model"));
        assertThat(one).isEqualTo(3 + 8 + 7 + 6);
        assertThat(bytes(memory)).hasSize(one + 8);
    }

    private static FeedbackMemory said(Random random) {
        FeedbackMemory memory = new FeedbackMemory();
        for (int i = random.nextInt(20); i > 0; i--) {
            AlertKind kind = AlertKind.values()[random.nextInt(2)];
            long time = random.nextInt(1_000_000);
            switch (random.nextInt(5)) {
                case 0 -> memory.mute(random.nextBoolean() ? kind : null, random.nextBoolean() ? "t" + i : null, time);
                case 1 -> memory.snooze(kind, time);
                case 2 -> memory.acknowledge(kind);
                case 3 -> memory.close(kind);
                default -> memory.await(new AwaitedOutcome(kind, time, i, "p" + random.nextInt(2), "m"));
            }
        }
        if (!memory.awaited().isEmpty() && random.nextBoolean()) {
            memory.awaited().get(0).buy();
            memory.awaited().get(0).recover();
        }
        return memory;
    }

    private static byte[] bytes(FeedbackMemory memory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FeedbackLayout.write(memory, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
