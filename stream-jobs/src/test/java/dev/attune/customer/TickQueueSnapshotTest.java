package dev.attune.customer;

import static dev.attune.customer.TestingArrivals.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.control.GivenFeedback;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.event.SurveyKind;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.domain.feedback.Outcome;
import dev.attune.intake.Arrival;
import dev.attune.intake.RawRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes of a key group as released versions wrote them, which every later one must read. */
class TickQueueSnapshotTest {

    /** Set to a directory to write the golden files of a new version there. */
    private static final String WRITE_TO = System.getProperty("attune.golden.directory", "");

    private static final long RELEASED = TickQueue.tickOf(START) - 1;

    /** What waits: interactions, and feedback since version 2. */
    private record Waiting(List<Arrival> arrivals, List<GivenFeedback> feedback) {}

    private static Map<String, Waiting> cases() {
        return Map.of(
                "empty", new Waiting(List.of(), List.of()),
                "typical", new Waiting(typical(), feedback()));
    }

    @Test
    void releasedBytesReadBackAndAreWrittenAgain() throws IOException {
        if (!WRITE_TO.isEmpty()) {
            writeAnew();
        }
        for (Map.Entry<String, Waiting> each : cases().entrySet()) {
            byte[] golden = golden("tick-queue-v2/" + each.getKey());
            assertThat(written(
                            queue(each.getValue().arrivals()), each.getValue().feedback(), RELEASED))
                    .as("what is written of the %s queue: a change of layout needs a new version", each.getKey())
                    .isEqualTo(golden);
            FeedbackQueue feedback = new FeedbackQueue();
            assertThat(arrivals(read(golden, feedback)))
                    .as("what is read of the %s queue", each.getKey())
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(each.getValue().arrivals());
            List<GivenFeedback> waiting = new ArrayList<>();
            feedback.forEach(waiting::add);
            assertThat(waiting)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(each.getValue().feedback());
        }
    }

    @Test
    void bytes_of_the_first_version_have_no_feedback() throws IOException {
        FeedbackQueue feedback = new FeedbackQueue();
        assertThat(arrivals(read(golden("tick-queue-v1/typical"), feedback)))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(typical());
        assertThat(arrivals(read(golden("tick-queue-v1/empty"), feedback))).isEmpty();
        assertThat(feedback.nextTick()).isEqualTo(FeedbackQueue.NONE);
    }

    private static void writeAnew() throws IOException {
        for (Map.Entry<String, Waiting> each : cases().entrySet()) {
            Waiting waiting = each.getValue();
            Files.write(
                    Path.of(WRITE_TO, each.getKey() + ".bin"),
                    written(queue(waiting.arrivals()), waiting.feedback(), RELEASED));
        }
    }

    /** Everything a piece of feedback can say, and nothing that it need not. */
    private static List<GivenFeedback> feedback() {
        Feedback bare = new Feedback("f1", FeedbackKind.ACKNOWLEDGE, "ann", null, null, null, Feedback.NO_END, null);
        Feedback full = new Feedback(
                "f2",
                FeedbackKind.OUTCOME,
                "bob",
                "0123456789abcdef0123456789abcdef",
                AlertKind.EXPERIENCE_DROP,
                "checkout",
                START + 86_400_000L,
                Outcome.RECOVERED);
        RawRecord raw = new RawRecord("cx.feedback.v1", 0, 7, START, new byte[] {1}, new byte[] {0, 2}, List.of());
        return List.of(
                new GivenFeedback(bare, START, START, raw, null),
                new GivenFeedback(full, START - 5, START + 60_000, raw, 9));
    }

    @Test
    void aQueueThatNeverReleasedATickSaysSo() throws IOException {
        byte[] bytes = written(new TickQueue(), List.of(), TickQueue.NONE);
        assertThat(TickQueueSnapshot.readKeyGroup(data(bytes), new TickQueue(), new FeedbackQueue()))
                .isEqualTo(TickQueue.NONE);
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {9}, new FeedbackQueue()))
                .hasMessage("tick queue layout must be 1 or 2, but was 9");
    }

    /** Every stream, every optional field there and absent, two customers, two ticks. */
    private static List<Arrival> typical() {
        Arrival bare = TestingArrivals.click("ann", "e1", START, 250, 200);
        Arrival traced =
                new Arrival(purchase(), START + 90, "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01", null);
        RawRecord whole = new RawRecord(
                "cx.support.v1",
                3,
                42,
                START + 80,
                new byte[] {1, 2},
                new byte[] {0, 0, 0, 0, 9, 4},
                List.of(new RawRecord.Header("traceparent", new byte[] {7}), new RawRecord.Header("empty", null)));
        RawRecord bareRaw = new RawRecord("cx.clickstream.v1", 0, 0, START, null, null, List.of());
        return List.of(
                bare,
                traced,
                new Arrival(support(), START + 80, null, whole),
                new Arrival(
                        TestingArrivals.click("bob", "e4", START + 1_000, 90, 500)
                                .interaction(),
                        -1,
                        "t",
                        bareRaw));
    }

    private static Interaction purchase() {
        Envelope envelope =
                new Envelope("ann", "e2", START + 20, Channel.STORE, "till", "s1", "gold", "carrier", "buy");
        return new Purchase(
                envelope,
                PurchaseKind.PLACED,
                "order-1",
                59.9,
                "EUR",
                3,
                "book",
                START + 86_400_000L,
                Purchase.NO_TIME);
    }

    private static Interaction support() {
        Envelope envelope = new Envelope("bob", "e3", START + 30, Channel.PHONE, null, null, null, null, null);
        return new Support(
                envelope,
                SupportKind.SURVEY,
                "ticket-1",
                "billing",
                Purchase.NO_TIME,
                SurveyKind.CES,
                1,
                7,
                true,
                6,
                -0.5);
    }

    private static TickQueue queue(List<Arrival> arrivals) {
        TickQueue queue = new TickQueue();
        arrivals.forEach(queue::add);
        return queue;
    }

    private static List<Arrival> arrivals(TickQueue queue) {
        List<Arrival> arrivals = new ArrayList<>();
        queue.forEach((customerId, batch) -> {
            for (int i = 0; i < batch.size(); i++) {
                arrivals.add(batch.get(i));
            }
        });
        return arrivals;
    }

    private static byte[] written(TickQueue queue, List<GivenFeedback> feedback, long released) throws IOException {
        List<TickBatch> batches = new ArrayList<>();
        queue.forEach((customerId, batch) -> batches.add(batch));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TickQueueSnapshot.writeKeyGroup(
                new TickQueueSnapshot.KeyGroup(batches, feedback), released, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static TickQueue read(byte[] bytes, FeedbackQueue feedback) throws IOException {
        TickQueue queue = new TickQueue();
        DataInputStream data = data(bytes);
        assertThat(TickQueueSnapshot.readKeyGroup(data, queue, feedback)).isEqualTo(RELEASED);
        assertThat(data.available()).as("bytes left").isZero();
        return queue;
    }

    private static DataInputStream data(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] golden(String name) throws IOException {
        String resource = "/golden/" + name + ".bin";
        try (InputStream in = TickQueueSnapshotTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return in.readAllBytes();
        }
    }
}
