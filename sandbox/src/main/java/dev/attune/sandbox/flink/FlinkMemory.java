package dev.attune.sandbox.flink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory of the cluster's processes in mebibytes. A task manager that is started without Flink's scripts must be told
 * every part.
 *
 * @param jobManagerHeap heap of the job manager
 * @param taskHeap heap of a task manager for user code and state on the heap
 * @param managed memory of RocksDB, shared by the slots of a task manager
 * @param network buffers between tasks
 */
public record FlinkMemory(int jobManagerHeap, int taskHeap, int managed, int network) {
    private static final int FRAMEWORK_HEAP = 96;
    private static final int FRAMEWORK_OFF_HEAP = 64;
    private static final int TASK_OFF_HEAP = 32;
    private static final int METASPACE = 160;
    private static final int OVERHEAD = 96;

    /** Enough for a demonstration with some ten thousand customers, and for tests. */
    public static FlinkMemory small() {
        return new FlinkMemory(256, 384, 128, 48);
    }

    Map<String, String> taskManagerConfiguration() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("taskmanager.memory.framework.heap.size", mebibytes(FRAMEWORK_HEAP));
        parts.put("taskmanager.memory.framework.off-heap.size", mebibytes(FRAMEWORK_OFF_HEAP));
        parts.put("taskmanager.memory.task.heap.size", mebibytes(taskHeap));
        parts.put("taskmanager.memory.task.off-heap.size", mebibytes(TASK_OFF_HEAP));
        parts.put("taskmanager.memory.managed.size", mebibytes(managed));
        parts.put("taskmanager.memory.network.min", mebibytes(network));
        parts.put("taskmanager.memory.network.max", mebibytes(network));
        parts.put("taskmanager.memory.jvm-metaspace.size", mebibytes(METASPACE));
        parts.put("taskmanager.memory.jvm-overhead.min", mebibytes(OVERHEAD));
        parts.put("taskmanager.memory.jvm-overhead.max", mebibytes(OVERHEAD));
        return parts;
    }

    List<String> jobManagerOptions() {
        return List.of("-Xmx" + jobManagerHeap + "m", "-XX:MaxMetaspaceSize=192m");
    }

    List<String> taskManagerOptions() {
        return List.of(
                "-Xmx" + (FRAMEWORK_HEAP + taskHeap) + "m",
                "-XX:MaxDirectMemorySize=" + (FRAMEWORK_OFF_HEAP + TASK_OFF_HEAP + network) + "m",
                "-XX:MaxMetaspaceSize=" + METASPACE + "m");
    }

    private static String mebibytes(int size) {
        return size + "m";
    }
}
