package dev.attune.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.attune.contract.Topic;
import dev.attune.sandbox.kafka.BrokerProcess;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.process.Directories;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The throughput ladder: every rung over the same records, interleaved in one run, the broker in a process of its own.
 * Rates of a noisy machine mean little; the ratios to source + decode and the CPU seconds of this process per million
 * records are what to compare.
 *
 * <p>Arguments: records (default 1,000,000), rounds (3), customers (20,000), interactions per second of event time
 * (32,000: 1.6 per customer and tick), parallelism (1), rungs (all; names of {@link Rung} with commas between).
 */
public final class Ladder {

    private static final int PARTITIONS = 2;

    private Ladder() {}

    /** One rung, once. */
    private record Measurement(double seconds, double cpuSeconds) {}

    public static void main(String[] arguments) throws Exception {
        int records = argument(arguments, 0, 1_000_000);
        int rounds = argument(arguments, 1, 3);
        int customers = argument(arguments, 2, 20_000);
        int perSecond = argument(arguments, 3, 32_000);
        int parallelism = argument(arguments, 4, 1);
        List<Rung> rungs = arguments.length > 5
                ? Arrays.stream(arguments[5].split(",")).map(Rung::valueOf).toList()
                : List.of(Rung.values());
        Path directory = Files.createTempDirectory("attune-ladder");
        try (BrokerProcess broker = BrokerProcess.start(
                BrokerSettings.onFreePorts(directory.resolve("data")), classPath(), directory.resolve("logs"))) {
            LadderInput.createTopics(broker.bootstrap(), PARTITIONS);
            LadderInput.fill(broker.bootstrap(), new Workload(1, customers, perSecond), records, Rung.OUT_OF_ORDERNESS);
            System.out.printf(
                    "%,d records, %,d customers, %,d per second of event time, parallelism %d, median of %d rounds%n",
                    records, customers, perSecond, parallelism, rounds);
            print(measure(rungs, broker.bootstrap(), directory, rounds, parallelism), records);
            long told = LadderInput.written(broker.bootstrap(), Topic.CUSTOMER_HEALTH);
            System.out.printf("%,d health records, all runs together%n", told);
        } finally {
            Directories.delete(directory);
        }
        System.exit(0); // Flink's idle threads would hold the process up
    }

    private static Map<Rung, List<Measurement>> measure(
            List<Rung> rungs, String bootstrap, Path directory, int rounds, int parallelism) throws Exception {
        Map<Rung, List<Measurement>> measurements = new EnumMap<>(Rung.class);
        for (int round = 0; round <= rounds; round++) {
            for (Rung rung : rungs) {
                Measurement measurement =
                        once(rung, new Rung.Setting(bootstrap, parallelism, directory.resolve(rung.name() + round)));
                System.err.printf("round %d, %s: %.1f s%n", round, rung.title(), measurement.seconds());
                if (round > 0) { // the first warms up
                    measurements
                            .computeIfAbsent(rung, first -> new ArrayList<>())
                            .add(measurement);
                }
            }
        }
        return measurements;
    }

    private static Measurement once(Rung rung, Rung.Setting setting) throws Exception {
        System.gc();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long begin = System.nanoTime();
        long end = rung.run(setting);
        return new Measurement((end - begin) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private static void print(Map<Rung, List<Measurement>> measurements, int records) {
        double decode = median(measurements.getOrDefault(Rung.DECODE, List.of()).stream()
                .map(Measurement::seconds)
                .toList());
        System.out.printf("%-34s %12s %16s %14s%n", "rung", "thousand/s", "ratio to decode", "CPU s/million");
        measurements.forEach((rung, list) -> {
            double seconds = median(list.stream().map(Measurement::seconds).toList());
            double cpu = median(list.stream().map(Measurement::cpuSeconds).toList());
            System.out.printf(
                    "%-34s %12.0f %16.2f %14.2f%n",
                    rung.title(), records / seconds / 1_000, decode / seconds, cpu / records * 1e6);
        });
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    /** Our own: the broker's classes are on it. */
    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return index < arguments.length ? Integer.parseInt(arguments[index]) : otherwise;
    }
}
