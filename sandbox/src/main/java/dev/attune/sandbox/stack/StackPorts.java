package dev.attune.sandbox.stack;

import dev.attune.sandbox.process.Ports;
import dev.attune.sandbox.process.SandboxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ports of the parts, all on loopback; 0 takes any free one.
 *
 * @param kafka of Kafka's clients
 * @param registry of the schema registry
 * @param flink of Flink's REST API and web interface
 */
public record StackPorts(int kafka, int registry, int flink) {
    /** Ports nobody listens on now: for tests. */
    public static StackPorts free() {
        return new StackPorts(0, 0, 0).chosen();
    }

    /** The same with every 0 replaced by a free port. */
    StackPorts chosen() {
        return new StackPorts(Ports.orFree(kafka), Ports.orFree(registry), Ports.orFree(flink));
    }

    /** Fails with one line for every port that is taken. */
    void requireFree() {
        List<String> problems = new ArrayList<>();
        check(kafka, "Kafka broker", "--kafka-port", problems);
        check(registry, "schema registry", "--registry-port", problems);
        check(flink, "Flink web interface", "--flink-port", problems);
        if (!problems.isEmpty()) {
            throw new SandboxException(String.join(System.lineSeparator(), problems));
        }
    }

    private static void check(int port, String part, String option, List<String> problems) {
        if (!Ports.available(port)) {
            problems.add("port %d of the %s is taken: end what listens there, or choose another with %s (0 for any)"
                    .formatted(port, part, option));
        }
    }
}
