package dev.attune.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.settings.OptionValues;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/**
 * A chain has one maximum parallelism, and Flink restores the state of an operator only where that is what it was: an
 * operator that runs alone must not be in a chain with others at parallelism 1, where it could.
 */
class OtherParallelismTest {

    @Test
    void a_savepoint_of_any_parallelism_can_be_gone_on_from_at_any_other() throws Exception {
        assertThat(maximumByOperator(1)).hasSizeGreaterThan(15).isEqualTo(maximumByOperator(2));
    }

    private static Map<String, Integer> maximumByOperator(int parallelism) throws Exception {
        JobSettings settings = JobSettings.of(OptionValues.of(Map.of()));
        Map<String, Integer> maximum = new TreeMap<>();
        try (StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings.flink())) {
            CustomerExperienceJob.define(env, settings);
            for (JobVertex vertex : env.getStreamGraph().getJobGraph().getVertices()) {
                vertex.getOperatorIDs()
                        .forEach(operator ->
                                maximum.put(operator.getGeneratedOperatorID().toString(), vertex.getMaxParallelism()));
            }
        }
        return maximum;
    }
}
