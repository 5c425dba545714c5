package dev.attune.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.topics.Outcome.Result;
import dev.attune.contract.Topic;
import dev.attune.registry.InMemorySchemaRegistry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicApplierTest {
    private final TestingTopicCluster cluster = new TestingTopicCluster();
    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final TopicApplier applier = new TopicApplier(cluster, registry);
    private final List<DesiredTopic> desired = Arrays.stream(Topic.values())
            .map(topic -> DesiredTopic.of(topic, null, null))
            .toList();

    @Test
    void applyingTwiceChangesNothingTheSecondTime() {
        assertThat(apply()).extracting(Outcome::result).doesNotContain(Result.FAILED, Result.UNCHANGED);
        assertThat(apply()).extracting(Outcome::result).containsOnly(Result.UNCHANGED);
    }

    @Test
    void everyTopicHasItsSchemaAndLevel() {
        apply();
        for (Topic topic : Topic.values()) {
            assertThat(cluster.topics).containsKey(topic.topicName());
            assertThat(registry.idOf(topic.subject(), topic.schema().toString()))
                    .isPresent();
            assertThat(registry.compatibility(topic.subject()))
                    .contains(topic.compatibility().name());
        }
    }

    @Test
    void oneFailureDoesNotKeepTheOthersFromBeingMade() {
        cluster.refused.add(Topic.PURCHASE.topicName());
        assertThat(apply())
                .filteredOn(outcome -> outcome.result() == Result.FAILED)
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.name()).isEqualTo("cx.purchase.v1");
                    assertThat(outcome.detail()).isEqualTo("not allowed");
                });
        assertThat(cluster.topics).hasSize(Topic.values().length - 1);
        assertThat(registry.subjects()).hasSize(Topic.values().length);
    }

    @Test
    void aSettingChangedByHandIsPutBack() {
        apply();
        cluster.alter(Topic.REJECTED.topicName(), java.util.Map.of("message.timestamp.type", "CreateTime"));
        assertThat(apply())
                .filteredOn(outcome -> outcome.result() != Result.UNCHANGED)
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.detail()).isEqualTo("message.timestamp.type CreateTime -> LogAppendTime"));
    }

    @Test
    void aSchemaThatWouldBreakReadersIsRefusedAndSaid() {
        Topic topic = Topic.CHURN_RISK;
        registry.setCompatibility(topic.subject(), topic.compatibility().name());
        registry.register(
                topic.subject(),
                "{\"type\":\"record\",\"name\":\"Alert\",\"namespace\":\"dev.attune.v1\",\"fields\":[]}");
        assertThat(apply())
                .filteredOn(outcome -> outcome.result() == Result.FAILED)
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.detail()).contains("FULL_TRANSITIVE"));
    }

    private List<Outcome> apply() {
        return applier.apply(TopicPlan.between(desired, applier.observe(desired)));
    }
}
