package dev.attune.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.sandbox.testing.AttuneProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person runs it: it must leave neither processes nor files behind, however it ends. */
final class DemoIT {
    private static final String[] ANY_PORTS = {"demo", "--kafka-port=0", "--registry-port=0", "--flink-port=0"};

    @TempDir
    private Path directory;

    private AttuneProcess attune;

    @BeforeEach
    void freshHome() throws IOException {
        attune = new AttuneProcess(directory);
    }

    @Test
    void aShortDemonstrationShowsAlertsBalancesItsBooksAndLeavesNothingBehind() throws Exception {
        int exit =
                attune.run(with(ANY_PORTS, "--for", "PT20S", "--customers", "4000", "--output", "json", "--verbose"));

        assertThat(exit).as(attune.told()).isZero();
        JsonNode summary = new ObjectMapper().readTree(attune.output());
        assertThat(summary.path("read").asLong())
                .isPositive()
                .isEqualTo(Stream.of("accepted", "late", "duplicate", "rejected", "anonymous", "control")
                        .mapToLong(way -> summary.path(way).asLong())
                        .sum());
        assertThat(summary.at("/alerts/CHURN_RISK/OPENED").asLong()).isPositive();
        assertThat(summary.at("/alerts/EXPERIENCE_DROP/OPENED").asLong()).isPositive();
        assertThat(summary.at("/incidents/OPENED").asLong()).isPositive();
        assertThat(summary.at("/latency_ms/p50").asLong()).isPositive();
        assertThat(summary.at("/memory_mb/total").asLong()).isBetween(500L, 3_000L);
        assertThat(attune.leftBehind()).isEmpty();
    }

    @Test
    void whatAPersonInterruptsEndsAtOnceAndLeavesNothingBehind() throws Exception {
        Process demo = attune.start(ANY_PORTS);
        awaitChildren(demo);
        demo.destroy();
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(attune.leftBehind()).isEmpty();
    }

    @Test
    void theChildrenOfAKilledDemonstrationFollowIt() throws Exception {
        Process demo = attune.start(ANY_PORTS);
        awaitChildren(demo);
        List<ProcessHandle> children = demo.descendants().toList();
        demo.destroyForcibly();
        CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(30, TimeUnit.SECONDS);
        assertThat(attune.processes()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exit =
                    attune.run("demo", "--registry-port=0", "--flink-port=0", "--kafka-port=" + taken.getLocalPort());
            assertThat(exit).isEqualTo(1);
            assertThat(attune.told())
                    .contains("port " + taken.getLocalPort() + " of the Kafka broker is taken")
                    .contains("--kafka-port")
                    .doesNotContain("starting");
            assertThat(attune.leftBehind()).isEmpty();
        }
    }

    /** Broker, registry and job manager, at least. */
    private static void awaitChildren(Process demo) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (demo.descendants().count() < 3 && System.nanoTime() < deadline) {
            assertThat(demo.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private static String[] with(String[] first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }
}
