package dev.attune.sandbox.lifecycle;

import dev.attune.sandbox.stack.StackPorts;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the parts listen and how wide the job runs; mixed into the commands that start them. */
public final class StackOptions {
    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port of the Kafka broker, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--registry-port",
            paramLabel = "PORT",
            defaultValue = "8085",
            description = "Port of the schema registry, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int registryPort;

    @Option(
            names = "--flink-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port of Flink's web interface, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int flinkPort;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "Parallel instances of the job's operators (default: ${DEFAULT-VALUE}).")
    private int parallelism;

    public StackPorts ports() {
        return new StackPorts(kafkaPort, registryPort, flinkPort);
    }

    public int parallelism() {
        return parallelism;
    }

    /** The same options as words, for a process that is to start the same. */
    List<String> words() {
        return List.of(
                "--kafka-port=" + kafkaPort,
                "--registry-port=" + registryPort,
                "--flink-port=" + flinkPort,
                "--parallelism=" + parallelism);
    }
}
