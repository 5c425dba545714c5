package dev.attune.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.sandbox.process.Distribution;
import dev.attune.sandbox.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a person runs it: a process of its own, which must leave neither processes nor files behind. */
final class DemoIT {
    private static final long PATIENCE_SECONDS = 400;

    @TempDir
    private Path directory;

    @Test
    void aShortDemonstrationShowsAlertsBalancesItsBooksAndLeavesNothingBehind() throws Exception {
        Process demo =
                start("--kafka-port=0", "--for", "PT20S", "--customers", "4000", "--output", "json", "--verbose");
        assertThat(demo.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

        assertThat(demo.exitValue()).as(told()).isZero();
        JsonNode summary = new ObjectMapper().readTree(output().toFile());
        assertThat(summary.path("read").asLong())
                .isPositive()
                .isEqualTo(Stream.of("accepted", "late", "duplicate", "rejected", "anonymous", "control")
                        .mapToLong(exit -> summary.path(exit).asLong())
                        .sum());
        assertThat(summary.at("/alerts/CHURN_RISK/OPENED").asLong()).isPositive();
        assertThat(summary.at("/alerts/EXPERIENCE_DROP/OPENED").asLong()).isPositive();
        assertThat(summary.at("/latency_ms/p50").asLong()).isPositive();
        assertThat(summary.at("/memory_mb/total").asLong()).isBetween(500L, 3_000L);
        assertNothingLeft();
    }

    @Test
    void whatAPersonInterruptsEndsAtOnceAndLeavesNothingBehind() throws Exception {
        Process demo = start("--kafka-port=0");
        awaitChildren(demo);
        demo.destroy();
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertNothingLeft();
    }

    @Test
    void theChildrenOfAKilledDemonstrationFollowIt() throws Exception {
        Process demo = start("--kafka-port=0");
        awaitChildren(demo);
        List<ProcessHandle> children = demo.descendants().toList();
        demo.destroyForcibly();
        CompletableFuture.allOf(children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .get(30, TimeUnit.SECONDS);
        assertThat(ours()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process demo = start("--kafka-port", Integer.toString(taken.getLocalPort()));
            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(1);
            assertThat(told())
                    .contains("port " + taken.getLocalPort() + " of the Kafka broker is taken")
                    .contains("--kafka-port")
                    .doesNotContain("starting");
            assertNothingLeft();
        }
    }

    private Process start(String... arguments) throws IOException {
        Files.createDirectories(temporary());
        Files.createDirectories(home());
        List<String> words = new ArrayList<>(List.of(
                JavaCommand.java().toString(),
                "-Xmx384m",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary(),
                "-Dattune.home=" + home(),
                "-D" + Distribution.PROPERTY + "=" + Distribution.locate().directory(),
                "-cp",
                Distribution.locate().libraries().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                "dev.attune.cli.AttuneMain",
                "demo",
                "--registry-port=0",
                "--flink-port=0"));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words)
                .redirectOutput(output().toFile())
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    /** Broker, registry and job manager, at least. */
    private static void awaitChildren(Process demo) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (demo.descendants().count() < 3 && System.nanoTime() < deadline) {
            assertThat(demo.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private void assertNothingLeft() throws IOException {
        assertThat(ours()).isEmpty();
        try (Stream<Path> files = Files.list(temporary())) {
            assertThat(files).isEmpty();
        }
        assertThat(home().resolve(".attune").resolve("endpoints.properties")).doesNotExist();
    }

    /** Every process whose command line names our temporary directory. */
    private List<String> ours() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(temporary().toString()))
                .toList();
    }

    private String told() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    private Path output() {
        return directory.resolve("out");
    }

    private Path temporary() {
        return directory.resolve("tmp");
    }

    private Path home() {
        return directory.resolve("home of attune");
    }
}
