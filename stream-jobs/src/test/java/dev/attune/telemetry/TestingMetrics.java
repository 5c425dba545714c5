package dev.attune.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.executiongraph.ExecutionGraphTestUtils;
import org.apache.flink.runtime.metrics.groups.AbstractMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.apache.flink.runtime.metrics.groups.TaskMetricGroup;
import org.apache.flink.runtime.metrics.util.TestingMetricRegistry;

/** Remembers every metric a task registers, by name and by the label of our own groups. */
public final class TestingMetrics {

    private final Map<String, Metric> metrics = new HashMap<>();

    /** The metric group to run a task with. */
    public TaskMetricGroup task() {
        TestingMetricRegistry registry = TestingMetricRegistry.builder()
                .setRegisterConsumer(this::register)
                .build();
        return TaskManagerMetricGroup.createTaskManagerMetricGroup(registry, "localhost", new ResourceID("test"))
                .addJob(new JobID(), "job")
                .addTask(ExecutionGraphTestUtils.createExecutionAttemptId(), "task");
    }

    /** The value of the gauge now. */
    public Object gauge(String name) {
        return value(name, "");
    }

    /** The value now of the gauge with this reason. */
    public Object gauge(String name, Enum<?> reason) {
        return value(name, reason.name());
    }

    private Object value(String name, String reason) {
        return ((Gauge<?>) metrics.get(name + "/" + reason)).getValue();
    }

    private void register(Metric metric, String name, AbstractMetricGroup<?> group) {
        String reason = group.getAllVariables().getOrDefault("<" + Metrics.REASON + ">", "");
        metrics.put(name + "/" + reason, metric);
    }
}
