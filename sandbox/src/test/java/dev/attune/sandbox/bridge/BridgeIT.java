package dev.attune.sandbox.bridge;

import static dev.attune.sandbox.bridge.RunningBridge.await;
import static dev.attune.sandbox.bridge.RunningBridge.awaitPositions;
import static dev.attune.sandbox.bridge.RunningBridge.configuration;
import static dev.attune.sandbox.bridge.RunningBridge.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.attune.contract.Topic;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.testing.AttuneProcess;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The bridge against receivers as they are. */
@ExtendWith(SandboxExtension.class)
final class BridgeIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EPISODES = 12;
    private static final int REVISIONS = 4;

    @TempDir
    private Path directory;

    @Test
    void aDeadReceiverDelaysNoOther(RealBroker broker, RealRegistry registry) throws Exception {
        run(broker, registry, 0, "topics", "apply");
        try (TestingReceiver well = TestingReceiver.answering(204);
                TestingReceiver hanging = TestingReceiver.answering(0);
                TestingReceiver failing = TestingReceiver.answering(500);
                TestingReceiver recovering = new TestingReceiver((request, exchange) -> request <= 9 ? 500 : 200);
                TestingReceiver busy = new TestingReceiver(new BusyForASecond());
                AlertWriter alerts = new AlertWriter(broker, registry)) {
            Path configuration = configuration(directory, """
                    group: it-isolation
                    receivers:
                      well: {type: webhook, url: '%s', kinds: [churn-risk]}
                      hanging: {type: webhook, url: '%s', kinds: [churn-risk], timeout: PT2S, give-up-after: PT1H}
                      gone: {type: webhook, url: 'http://127.0.0.1:%d', kinds: [churn-risk], give-up-after: PT1H}
                      failing: {type: webhook, url: '%s', kinds: [churn-risk], first-delay: PT0.01S,
                                largest-delay: PT0.05S, give-up-after: PT1S}
                      recovering: {type: webhook, url: '%s', kinds: [churn-risk], first-delay: PT0.05S,
                                   largest-delay: PT0.2S}
                      busy: {type: webhook, url: '%s', kinds: [churn-risk], first-delay: PT0.01S}
                    """.formatted(
                            well.url(), hanging.url(), Ports.free(), failing.url(), recovering.url(), busy.url()));
            try (RunningBridge bridge = new RunningBridge(broker, registry, configuration)) {
                awaitPositions(
                        broker,
                        "it-isolation.well",
                        "it-isolation.hanging",
                        "it-isolation.gone",
                        "it-isolation.failing",
                        "it-isolation.recovering",
                        "it-isolation.busy");
                long written = System.nanoTime();
                write(alerts, "iso");
                await("all at the one that is well", () -> well.keys().size() == EPISODES * REVISIONS);
                long seconds = (System.nanoTime() - written) / 1_000_000_000;
                // Each of the others had not even given up its first alert: tries of two seconds, and an hour of them.
                assertThat(seconds).isLessThan(20);
                assertThat(hanging.taken()).isEmpty();
                await("all at the one that recovers", () -> recovering.keys().size() == EPISODES * REVISIONS);
                await("all at the one that was busy", () -> busy.keys().size() == EPISODES * REVISIONS);
                for (TestingReceiver receiver : List.of(well, recovering, busy)) {
                    assertThat(receiver.revisions()).hasSize(EPISODES);
                    assertThat(receiver.revisions().values())
                            .allSatisfy(revisions -> assertThat(revisions).isSorted());
                }
                // Each of the four lanes was told once to wait, and did.
                assertThat(busy.requests()).isLessThanOrEqualTo(EPISODES * REVISIONS + 4);
                await(
                        "all put aside of the one that fails",
                        () -> undelivered(broker, registry, "failing", "iso").size() == EPISODES * REVISIONS);
                assertThat(bridge.told())
                        .contains("failing: takes nothing, is tried less often")
                        .doesNotContain("customer-of-");
            }
            assertThat(undelivered(broker, registry, "failing", "iso"))
                    .allMatch(row -> row.get("reason").asText().equals("FAILED")
                            && row.get("status").asInt() == 500);
            failing.mood((request, exchange) -> 200);
            String[] redrive = {"bridge", "redrive", "--config", configuration.toString(), "--receiver", "failing"};
            assertThat(run(broker, registry, 0, redrive)).contains("delivered");
            assertThat(failing.keys()).hasSameElementsAs(well.keys());
            assertThat(failing.revisions().values())
                    .allSatisfy(revisions -> assertThat(revisions).isSorted());
            assertThat(undelivered(broker, registry, "failing", "iso")).isEmpty();
        }
    }

    @Test
    void whatIsRefusedOrUnreadableIsPutAsideAtOnce(RealBroker broker, RealRegistry registry) throws Exception {
        run(broker, registry, 0, "topics", "apply");
        try (TestingReceiver receiver = new TestingReceiver((request, exchange) -> request == 1 ? 400 : 200);
                AlertWriter alerts = new AlertWriter(broker, registry);
                KafkaProducer<byte[], byte[]> raw = broker.producer()) {
            Path configuration = configuration(directory, """
                    group: it-refused
                    receivers:
                      picky: {type: webhook, url: '%s', kinds: [churn-risk], in-flight: 1}
                    """.formatted(receiver.url()));
            try (RunningBridge bridge = new RunningBridge(broker, registry, configuration)) {
                awaitPositions(broker, "it-refused.picky");
                raw.send(new ProducerRecord<>(Topic.CHURN_RISK.topicName(), 0, null, new byte[] {1, 2, 3}))
                        .get();
                alerts.episode("refused-a", 3);
                await("what comes after it", () -> receiver.keys().size() == 2);
                assertThat(receiver.keys()).containsExactly("refused-a:2", "refused-a:3");
                await(
                        "both put aside",
                        () -> undelivered(broker, registry, "picky", "").size() == 2);
                assertThat(undelivered(broker, registry, "picky", ""))
                        .extracting(row -> row.get("reason").asText())
                        .containsExactlyInAnyOrder("REFUSED", "UNREADABLE");
                assertThat(bridge.told()).contains("picky: put aside refused-a:1 after 1 tries: REFUSED, HTTP 400");
            }
        }
    }

    @Test
    void nothingIsLostWhenTheBridgeIsKilled(RealBroker broker, RealRegistry registry) throws Exception {
        run(broker, registry, 0, "topics", "apply");
        try (TestingReceiver receiver = new TestingReceiver((request, exchange) -> request % 3 == 0 ? 503 : 200);
                AlertWriter alerts = new AlertWriter(broker, registry)) {
            Path configuration = configuration(directory, """
                    group: it-killed
                    receivers:
                      crm: {type: webhook, url: '%s', kinds: [churn-risk], rate-per-second: 20, first-delay: PT0.05S}
                    """.formatted(receiver.url()));
            String[] command = RunningBridge.arguments(
                    broker, registry, "bridge", "--config", configuration.toString(), "--status", "PT1S");
            AttuneProcess attune = new AttuneProcess(directory.resolve("process"));
            Process first = attune.start(command);
            awaitPositions(broker, "it-killed.crm");
            write(alerts, "kill");
            await("the middle", () -> receiver.keys().size() > EPISODES);
            first.destroyForcibly().waitFor();
            assertThat(receiver.keys()).hasSizeLessThan(EPISODES * REVISIONS);

            Process second = attune.start(command);
            try {
                await("the rest: " + attune.told(), () -> receiver.keys().size() == EPISODES * REVISIONS);
                assertThat(receiver.keys())
                        .hasSameElementsAs(IntStream.range(0, EPISODES)
                                .boxed()
                                .flatMap(episode -> IntStream.rangeClosed(1, REVISIONS)
                                        .mapToObj(revision -> "kill-" + episode + ":" + revision))
                                .toList());
                assertThat(receiver.revisions().values())
                        .allSatisfy(revisions -> assertThat(revisions).isSorted());
            } finally {
                // As an operator ends it: the rest of what is in hand is done, positions are committed.
                second.destroy();
                second.waitFor();
            }
            int before = receiver.requests();
            Process third = attune.start(command);
            try {
                alerts.episode("kill-after", 1);
                await("the next one", () -> receiver.keys().contains("kill-after:1"));
            } finally {
                third.destroyForcibly().waitFor();
            }
            // One try, or two where it was the third: nothing was sent again after an orderly end.
            assertThat(receiver.requests() - before).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void whatOneBridgeLeavesAnotherTakesUp(RealBroker broker, RealRegistry registry) throws Exception {
        run(broker, registry, 0, "topics", "apply");
        try (TestingReceiver receiver = TestingReceiver.answering(200);
                AlertWriter alerts = new AlertWriter(broker, registry)) {
            Path configuration = configuration(directory, """
                    group: it-two
                    receivers:
                      crm: {type: webhook, url: '%s', kinds: [churn-risk], rate-per-second: 30}
                    """.formatted(receiver.url()));
            RunningBridge first = new RunningBridge(broker, registry, configuration);
            awaitPositions(broker, "it-two.crm");
            write(alerts, "two-a");
            await("the first ones", () -> receiver.keys().size() > EPISODES);
            try (RunningBridge second = new RunningBridge(broker, registry, configuration)) {
                write(alerts, "two-b");
                await("most", () -> receiver.keys().size() > EPISODES * REVISIONS);
                first.close();
                write(alerts, "two-c");
                await("all: " + second.told(), () -> receiver.keys().size() == 3 * EPISODES * REVISIONS);
            }
            assertThat(receiver.revisions()).hasSize(3 * EPISODES);
            assertThat(receiver.revisions().values())
                    .allSatisfy(revisions -> assertThat(revisions).containsExactly(1, 2, 3, 4));
        }
    }

    /** Says for how long. */
    private static final class BusyForASecond implements TestingReceiver.Mood {
        private final AtomicLong until = new AtomicLong();

        @Override
        public int statusOf(int request, HttpExchange exchange) {
            long now = System.nanoTime();
            until.compareAndSet(0, now + 1_000_000_000L);
            exchange.getResponseHeaders().add("Retry-After", "1");
            return now < until.get() ? 429 : 200;
        }
    }

    private static void write(AlertWriter alerts, String prefix) throws Exception {
        for (int episode = 0; episode < EPISODES; episode++) {
            alerts.episode(prefix + "-" + episode, REVISIONS);
        }
    }

    private static List<JsonNode> undelivered(RealBroker broker, RealRegistry registry, String receiver, String prefix)
            throws Exception {
        List<JsonNode> rows = new ArrayList<>();
        String printed = run(broker, registry, 0, "bridge", "undelivered", "--receiver", receiver, "--output", "json");
        for (JsonNode row : JSON.readTree(printed)) {
            if (prefix.isEmpty() || row.get("alert_id").asText().startsWith(prefix)) {
                rows.add(row);
            }
        }
        return rows;
    }
}
