package dev.attune.sandbox.flink;

import dev.attune.sandbox.process.Ports;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cluster is made of.
 *
 * @param classPath a stock Flink's jars
 * @param directory of configuration, logs, checkpoints, savepoints and local state
 * @param restPort of the web interface and REST API, on loopback
 * @param taskManagers how many to start
 * @param slots of each task manager
 * @param configuration Flink options that come on top of the sandbox's own
 */
public record FlinkSettings(
        List<Path> classPath,
        Path directory,
        int restPort,
        int taskManagers,
        int slots,
        FlinkMemory memory,
        Map<String, String> configuration) {

    public FlinkSettings {
        classPath = List.copyOf(classPath);
        configuration = Map.copyOf(configuration);
    }

    public Path savepoints() {
        return directory.resolve("savepoints");
    }

    Path configurationDirectory() {
        return directory.resolve("conf");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    /** The whole content of Flink's configuration file. */
    Map<String, String> effectiveConfiguration(int rpcPort) {
        Map<String, String> all = new LinkedHashMap<>();
        loopbackOnly(all, rpcPort);
        all.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
        all.put("taskmanager.cpu.cores", slots + ".0");
        all.put("parallelism.default", "1");
        all.putAll(memory.taskManagerConfiguration());
        all.put(
                "execution.checkpointing.dir",
                directory.resolve("checkpoints").toUri().toString());
        all.put("execution.checkpointing.savepoint-dir", savepoints().toUri().toString());
        all.put("io.tmp.dirs", directory.resolve("tmp").toString());
        all.put("blob.storage.directory", directory.resolve("tmp").toString());
        // The death of a process is noticed within seconds: with the default of 50 s it would dominate every recovery.
        all.put("heartbeat.interval", "2 s");
        all.put("heartbeat.timeout", "10 s");
        all.put("restart-strategy.type", "exponential-delay");
        all.put("restart-strategy.exponential-delay.initial-backoff", "500 ms");
        all.put("restart-strategy.exponential-delay.max-backoff", "5 s");
        all.put("taskmanager.jvm-exit-on-oom", "true");
        all.put("metrics.fetcher.update-interval", "1000");
        // Any page of a browser could otherwise upload a jar and run it.
        all.put("web.submit.enable", "false");
        all.put("cluster.evenly-spread-out-slots", "true");
        all.putAll(configuration);
        return all;
    }

    private void loopbackOnly(Map<String, String> all, int rpcPort) {
        all.put("jobmanager.rpc.address", Ports.LOOPBACK);
        all.put("jobmanager.rpc.port", Integer.toString(rpcPort));
        all.put("jobmanager.bind-host", Ports.LOOPBACK);
        all.put("taskmanager.host", Ports.LOOPBACK);
        all.put("taskmanager.bind-host", Ports.LOOPBACK);
        all.put("rest.address", Ports.LOOPBACK);
        all.put("rest.bind-address", Ports.LOOPBACK);
        all.put("rest.port", Integer.toString(restPort));
        all.put("rest.bind-port", Integer.toString(restPort));
    }
}
