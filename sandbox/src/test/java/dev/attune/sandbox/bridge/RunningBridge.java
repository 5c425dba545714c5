package dev.attune.sandbox.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.RealRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine;

/** {@code attune bridge} in a thread of this JVM, from when every receiver has a position until it is closed. */
final class RunningBridge implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Thread thread;

    RunningBridge(RealBroker broker, RealRegistry registry, Path configuration) {
        CommandLine line =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] arguments =
                arguments(broker, registry, "bridge", "--config", configuration.toString(), "--status", "PT0.2S");
        thread = new Thread(() -> line.execute(arguments), "bridge-under-test");
        thread.start();
    }

    /** Waits until the groups have positions, so that what is written from now on is theirs. */
    static void awaitPositions(RealBroker broker, String... groups) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            for (String group : groups) {
                await(
                        "a position of " + group,
                        () -> !admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get()
                                .isEmpty());
            }
        }
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Another command to its end; gives what it printed. */
    static String run(RealBroker broker, RealRegistry registry, int exit, String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(line.execute(arguments(broker, registry, command)))
                .as(err + "\n" + out)
                .isEqualTo(exit);
        return out.toString();
    }

    static String[] arguments(RealBroker broker, RealRegistry registry, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--bootstrap", broker.bootstrap(), "--registry", registry.url()));
        return arguments.toArray(String[]::new);
    }

    static Path configuration(Path directory, String yaml) throws Exception {
        return Files.writeString(directory.resolve("bridge.yaml"), yaml);
    }

    /** All it said. */
    String told() {
        return out + "\n" + err;
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(PATIENCE.toMillis());
        assertThat(thread.isAlive()).as(told()).isFalse();
    }
}
