package dev.attune.sandbox.kafka;

import dev.attune.sandbox.process.ChildProcess;
import dev.attune.sandbox.process.JavaCommand;
import dev.attune.sandbox.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker in a process of its own. */
public final class BrokerProcess implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(180);

    private final BrokerSettings settings;
    private final ChildProcess child;

    private BrokerProcess(BrokerSettings settings, ChildProcess child) {
        this.settings = settings;
        this.child = child;
    }

    /**
     * Starts a broker and returns when it answers.
     *
     * @param classPath holds Kafka's server and this module
     */
    public static BrokerProcess start(BrokerSettings settings, List<Path> classPath, Path logDirectory) {
        JavaCommand command = new JavaCommand(
                List.of("-Xms128m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4"),
                classPath,
                BrokerMain.class.getName(),
                List.of(
                        settings.directory().toString(),
                        Integer.toString(settings.port()),
                        Integer.toString(settings.controllerPort())));
        ChildProcess child = ChildProcess.start("Kafka broker", command, Map.of(), logDirectory);
        BrokerProcess broker = new BrokerProcess(settings, child);
        try {
            child.awaitReady(START_TIMEOUT, () -> Ports.answers(settings.port()) && broker.answers());
            return broker;
        } catch (RuntimeException failure) {
            child.kill();
            throw failure;
        }
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrap() {
        return settings.bootstrap();
    }

    public ChildProcess process() {
        return child;
    }

    /** Stops in order, so that the data can be opened again without recovery. */
    public void stop() {
        child.stop(Duration.ofSeconds(15));
    }

    /** Kills at once: for brokers whose data is thrown away. */
    @Override
    public void close() {
        child.kill();
    }

    private boolean answers() {
        Map<String, Object> settingsOfClient = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000);
        try (Admin admin = Admin.create(settingsOfClient)) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
