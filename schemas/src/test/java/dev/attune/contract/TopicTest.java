package dev.attune.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicTest {
    @ParameterizedTest
    @EnumSource
    void topicNamesCarryTheirMajorVersion(Topic topic) {
        assertThat(topic.topicName()).matches("cx\\.[a-z]+([.-][a-z]+)*\\.v1");
        assertThat(topic.subject()).isEqualTo(topic.topicName() + "-value");
        assertThat(topic.schema().getNamespace()).isEqualTo("dev.attune.v1");
    }

    @ParameterizedTest
    @EnumSource
    void onlyCompactedTopicsKeepRecordsForGood(Topic topic) {
        assertThat(topic.retention().isEmpty()).isEqualTo(topic.cleanup() == Cleanup.COMPACT);
    }

    @Test
    void topicNamesAreUnique() {
        assertThat(Arrays.stream(Topic.values()).map(Topic::topicName)).doesNotHaveDuplicates();
    }

    @Test
    void bothAlertTopicsShareOneSchema() {
        assertThat(Topic.CHURN_RISK.schema()).isEqualTo(Topic.EXPERIENCE_DROP.schema());
    }

    @Test
    void topicsAreFoundByName() {
        assertThat(Topic.named("cx.support.v1")).contains(Topic.SUPPORT);
        assertThat(Topic.named("cx.unknown.v1")).isEmpty();
    }

    @Test
    void partnersCannotSmuggleTopicNames() {
        assertThat(Topic.partnerTopic("fast-carrier")).isEqualTo("cx.partner.fast-carrier.v1");
        assertThatThrownBy(() -> Topic.partnerTopic("x.v1/../cx"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.v1/../cx");
    }
}
