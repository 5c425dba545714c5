package dev.attune.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.topics.Change.AlterTopic;
import dev.attune.cli.topics.Change.CreateTopic;
import dev.attune.cli.topics.Change.Keep;
import dev.attune.cli.topics.Change.RegisterSchema;
import dev.attune.cli.topics.Change.SetCompatibility;
import dev.attune.cli.topics.Change.Setting;
import dev.attune.cli.topics.Observed.ObservedTopic;
import dev.attune.contract.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
    private static final Observed NOTHING = new Observed(Map.of(), Map.of(), Set.of());
    private static final DesiredTopic CLICKS = DesiredTopic.of(Topic.CLICKSTREAM, null, null);

    @Test
    void anEmptyClusterGetsEverythingWithLevelsBeforeSchemas() {
        TopicPlan plan = TopicPlan.between(List.of(CLICKS), NOTHING);
        assertThat(plan.changes())
                .hasExactlyElementsOfTypes(CreateTopic.class, SetCompatibility.class, RegisterSchema.class);
        assertThat(plan.problems()).isEmpty();
    }

    @Test
    void whatIsAsItShouldBeIsKept() {
        TopicPlan plan = TopicPlan.between(List.of(CLICKS), asDesired(6, CLICKS.settings()));
        assertThat(plan.changes()).hasSize(3).hasOnlyElementsOfType(Keep.class);
    }

    @Test
    void onlySettingsThatDifferAreAltered() {
        Map<String, String> settings = new HashMap<>(CLICKS.settings());
        settings.put("retention.ms", "604800000");
        settings.put("segment.ms", "3600000");
        TopicPlan plan = TopicPlan.between(List.of(CLICKS), asDesired(6, settings));
        AlterTopic alter = (AlterTopic) plan.changes().get(0);
        assertThat(alter.settings()).containsOnly(Map.entry("retention.ms", new Setting("604800000", "2592000000")));
    }

    @Test
    void partitionsNobodyAskedForAreNoProblem() {
        assertThat(TopicPlan.between(List.of(CLICKS), asDesired(2, CLICKS.settings()))
                        .problems())
                .isEmpty();
    }

    @Test
    void partitionsAskedForAreAProblemWhereTheTopicHasOthers() {
        DesiredTopic twelve = DesiredTopic.of(Topic.CLICKSTREAM, 12, null);
        assertThat(TopicPlan.between(List.of(twelve), asDesired(6, CLICKS.settings()))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("cx.clickstream.v1 has 6 partitions, not 12, and keeps them");
    }

    @Test
    void controlTopicsHaveOnePartitionWhateverIsAsked() {
        assertThat(DesiredTopic.of(Topic.POLICY, 12, null).partitions()).isEqualTo(1);
    }

    @Test
    void aControlTopicOfSeveralPartitionsIsAProblemThoughNobodyAsked() {
        DesiredTopic models = DesiredTopic.of(Topic.MODEL, null, null);
        Observed several =
                new Observed(Map.of(models.name(), new ObservedTopic(6, models.settings())), Map.of(), Set.of());
        assertThat(TopicPlan.between(List.of(models), several).problems())
                .singleElement()
                .asString()
                .startsWith("cx.model.v1 has 6 partitions, not 1");
    }

    @Test
    void healthIsCompactedAndForgetsInTime() {
        assertThat(DesiredTopic.of(Topic.CUSTOMER_HEALTH, null, null).settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "604800000")
                .doesNotContainKey("retention.ms");
    }

    @Test
    void threeReplicasMeanTwoInSync() {
        assertThat(DesiredTopic.of(Topic.PURCHASE, null, (short) 3).settings())
                .containsEntry("min.insync.replicas", "2");
        assertThat(DesiredTopic.of(Topic.PURCHASE, null, (short) 1).settings())
                .doesNotContainKey("min.insync.replicas");
    }

    private static Observed asDesired(int partitions, Map<String, String> settings) {
        return new Observed(
                Map.of(CLICKS.name(), new ObservedTopic(partitions, settings)),
                Map.of(CLICKS.subject(), CLICKS.compatibility()),
                Set.of(CLICKS.subject()));
    }
}
