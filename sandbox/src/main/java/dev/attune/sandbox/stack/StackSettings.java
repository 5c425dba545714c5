package dev.attune.sandbox.stack;

import dev.attune.sandbox.process.Distribution;
import java.nio.file.Path;
import java.util.Map;

/**
 * How to run the product on this machine.
 *
 * @param directory of logs, data and checkpoints
 * @param parallelism of the job; the one task manager has as many slots
 * @param flinkConfiguration Flink options on top of the sandbox's own
 * @param jobOptions options of the job on top of the sandbox's own, by key
 */
public record StackSettings(
        Distribution distribution,
        Path directory,
        StackPorts ports,
        int parallelism,
        Map<String, String> flinkConfiguration,
        Map<String, String> jobOptions) {

    public StackSettings {
        ports = ports.chosen();
        flinkConfiguration = Map.copyOf(flinkConfiguration);
        jobOptions = Map.copyOf(jobOptions);
    }

    public Path logs() {
        return directory.resolve("logs");
    }
}
