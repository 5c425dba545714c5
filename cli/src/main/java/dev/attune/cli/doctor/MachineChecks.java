package dev.attune.cli.doctor;

import dev.attune.cli.Endpoints;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Java, memory, and whether a sandbox runs or could be started. */
final class MachineChecks {
    private static final int OLDEST_JAVA = 17;
    private static final long NEEDED_MEBIBYTES = 2560;
    private static final TreeMap<Integer, String> PORTS =
            new TreeMap<>(Map.of(8081, "Flink", 8085, "schema registry", 9092, "Kafka"));

    private MachineChecks() {}

    static List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature()));
        Optional<Endpoints> running = Endpoints.running();
        running.ifPresentOrElse(
                sandbox -> findings.add(Finding.ok("sandbox", "runs as process " + sandbox.pid())), () -> {
                    findings.add(Finding.warning(
                            "sandbox", "none runs from this directory", "./attune up, or ./attune demo"));
                    findings.add(memory());
                    findings.add(ports());
                });
        return findings;
    }

    static Finding java(int feature) {
        return feature >= OLDEST_JAVA
                ? Finding.ok("java", "version " + feature)
                : Finding.problem("java", "version " + feature, "install a JDK of version 17 or later");
    }

    private static Finding memory() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> memory(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024))
                    .findFirst()
                    .orElseGet(() -> Finding.skipped("memory", "this system does not say"));
        } catch (IOException unknown) {
            return Finding.skipped("memory", "this system does not say");
        }
    }

    static Finding memory(long availableMebibytes) {
        String detail = availableMebibytes + " MB available";
        return availableMebibytes >= NEEDED_MEBIBYTES
                ? Finding.ok("memory", detail)
                : Finding.warning("memory", detail, "free some: a sandbox needs " + NEEDED_MEBIBYTES + " MB");
    }

    private static Finding ports() {
        String taken = PORTS.entrySet().stream()
                .filter(port -> !available(port.getKey()))
                .map(port -> port.getKey() + " (" + port.getValue() + ")")
                .collect(Collectors.joining(", "));
        return taken.isEmpty()
                ? Finding.ok("ports", "those of a sandbox are free")
                : Finding.warning(
                        "ports",
                        "taken: " + taken,
                        "end what listens there, or start with --kafka-port 0 --registry-port 0 --flink-port 0");
    }

    private static boolean available(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
