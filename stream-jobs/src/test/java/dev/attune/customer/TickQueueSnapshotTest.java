package dev.attune.customer;

import static dev.attune.customer.TestingArrivals.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.event.SurveyKind;
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

    @Test
    void releasedBytesReadBackAndAreWrittenAgain() throws IOException {
        Map<String, List<Arrival>> queues = Map.of("empty", List.of(), "typical", typical());
        if (!WRITE_TO.isEmpty()) {
            writeAnew(queues);
        }
        for (Map.Entry<String, List<Arrival>> each : queues.entrySet()) {
            byte[] golden = golden(each.getKey());
            assertThat(written(queue(each.getValue()), RELEASED))
                    .as("what is written of the %s queue: a change of layout needs a new version", each.getKey())
                    .isEqualTo(golden);
            assertThat(arrivals(read(golden)))
                    .as("what is read of the %s queue", each.getKey())
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyElementsOf(each.getValue());
        }
    }

    private static void writeAnew(Map<String, List<Arrival>> queues) throws IOException {
        for (Map.Entry<String, List<Arrival>> each : queues.entrySet()) {
            Files.write(Path.of(WRITE_TO, each.getKey() + ".bin"), written(queue(each.getValue()), RELEASED));
        }
    }

    @Test
    void aQueueThatNeverReleasedATickSaysSo() throws IOException {
        byte[] bytes = written(new TickQueue(), TickQueue.NONE);
        assertThat(TickQueueSnapshot.readKeyGroup(data(bytes), new TickQueue())).isEqualTo(TickQueue.NONE);
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {9})).hasMessage("tick queue layout must be 1, but was 9");
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

    private static byte[] written(TickQueue queue, long released) throws IOException {
        List<TickBatch> batches = new ArrayList<>();
        queue.forEach((customerId, batch) -> batches.add(batch));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TickQueueSnapshot.writeKeyGroup(batches, released, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static TickQueue read(byte[] bytes) throws IOException {
        TickQueue queue = new TickQueue();
        DataInputStream data = data(bytes);
        assertThat(TickQueueSnapshot.readKeyGroup(data, queue)).isEqualTo(RELEASED);
        assertThat(data.available()).as("bytes left").isZero();
        return queue;
    }

    private static DataInputStream data(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] golden(String name) throws IOException {
        String resource = "/golden/tick-queue-v1/" + name + ".bin";
        try (InputStream in = TickQueueSnapshotTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return in.readAllBytes();
        }
    }
}
