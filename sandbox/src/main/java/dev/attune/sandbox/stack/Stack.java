package dev.attune.sandbox.stack;

import dev.attune.cli.Endpoints;
import dev.attune.sandbox.flink.FlinkCluster;
import dev.attune.sandbox.flink.FlinkMemory;
import dev.attune.sandbox.flink.FlinkSettings;
import dev.attune.sandbox.kafka.BrokerProcess;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.process.ChildProcess;
import dev.attune.sandbox.process.Directories;
import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.process.SandboxException;
import dev.attune.sandbox.registry.RegistryProcess;
import dev.attune.sandbox.registry.RegistryProcess.RegistrySettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Broker, registry and Flink cluster of one run. Closing it ends every process; the directory is the caller's. */
public final class Stack implements AutoCloseable {
    private final StackSettings settings;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;
    private BrokerProcess broker;
    private RegistryProcess registry;
    private FlinkCluster flink;

    @SuppressWarnings("NullAway.Init") // start() sets the parts before anyone sees the stack
    private Stack(StackSettings settings) {
        this.settings = settings;
    }

    /** Starts all parts at once and returns when all are ready; nothing is left behind when one fails. */
    public static Stack start(StackSettings settings, StartProgress progress) {
        Preflight.check(settings.ports());
        Directories.create(settings.logs());
        Stack stack = new Stack(settings);
        try {
            stack.startParts(progress);
            return stack;
        } catch (CompletionException failure) {
            stack.close();
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    public StackSettings settings() {
        return settings;
    }

    public FlinkCluster flink() {
        return flink;
    }

    public BrokerProcess broker() {
        return broker;
    }

    public RegistryProcess registry() {
        return registry;
    }

    public Endpoints endpoints() {
        return new Endpoints(
                broker.bootstrap(),
                registry.url(),
                flink.rest().url(),
                ProcessHandle.current().pid(),
                settings.directory());
    }

    /** Resident memory in bytes of each process, by its name. */
    public Map<String, Long> residentBytes() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        processes().forEach(process -> bytes.put(process.name(), process.residentBytes()));
        return bytes;
    }

    /** Every child of this run. */
    public List<ChildProcess> processes() {
        List<ChildProcess> processes = new ArrayList<>(List.of(broker.process(), registry.process()));
        processes.addAll(flink.processes());
        return processes;
    }

    /** Fails with the last lines of its log when a part is gone. */
    public void requireAlive() {
        processes().forEach(ChildProcess::requireAlive);
    }

    @Override
    public void close() {
        List<AutoCloseable> ending;
        synchronized (parts) {
            closed = true;
            ending = List.copyOf(parts);
            parts.clear();
        }
        ending.forEach(Stack::end);
    }

    private void startParts(StartProgress progress) {
        StackPorts ports = settings.ports();
        CompletableFuture<Void> brokerReady = part(progress, "Kafka broker", () -> {
            broker = added(BrokerProcess.start(
                    new BrokerSettings(settings.directory().resolve("kafka"), ports.kafka(), Ports.free()),
                    settings.distribution().libraries(),
                    settings.logs()));
            return broker.bootstrap();
        });
        CompletableFuture<Void> registryReady = part(progress, "schema registry", () -> {
            registry = added(RegistryProcess.start(
                    new RegistrySettings(
                            settings.distribution().registry(),
                            settings.directory().resolve("registry"),
                            ports.registry()),
                    settings.logs()));
            return registry.url();
        });
        CompletableFuture<Void> flinkReady = part(progress, "Flink cluster", () -> {
            flink = added(FlinkCluster.start(flinkSettings()));
            return flink.rest().url();
        });
        CompletableFuture.allOf(brokerReady, registryReady, flinkReady).join();
    }

    private FlinkSettings flinkSettings() {
        Map<String, String> configuration = new HashMap<>();
        configuration.put("state.backend.type", "rocksdb");
        configuration.put("execution.checkpointing.incremental", "true");
        configuration.putAll(settings.flinkConfiguration());
        return new FlinkSettings(
                settings.distribution().flinkClassPath(),
                settings.directory().resolve("flink"),
                settings.ports().flink(),
                1,
                settings.parallelism(),
                FlinkMemory.small(),
                configuration);
    }

    /** A part that is ready after the stack was closed is ended at once. */
    private <T extends AutoCloseable> T added(T part) {
        synchronized (parts) {
            if (!closed) {
                parts.push(part);
                return part;
            }
        }
        end(part);
        throw new SandboxException("the start was given up");
    }

    private static CompletableFuture<Void> part(StartProgress progress, String name, Supplier<String> start) {
        return CompletableFuture.runAsync(
                () -> {
                    long began = System.nanoTime();
                    progress.begins(name);
                    String where = start.get();
                    progress.ready(name, where, Duration.ofNanos(System.nanoTime() - began));
                },
                task -> new Thread(task, name).start());
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            throw new IllegalStateException("a part of the sandbox could not be ended", failure);
        }
    }
}
