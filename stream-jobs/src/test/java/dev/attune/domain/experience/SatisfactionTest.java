package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SatisfactionTest {

    @Test
    void latencyIsHeldAgainstTheApdexTarget() {
        assertThat(Satisfaction.ofLatency(1000, 1000)).isEqualTo(1);
        assertThat(Satisfaction.ofLatency(2000, 1000)).isCloseTo(0.5, within(1e-12));
        assertThat(Satisfaction.ofLatency(4000, 1000)).isZero();
        assertThat(Satisfaction.ofLatency(0, 1000)).isEqualTo(1);
    }

    @Test
    void ratingsFollowTheDeclaredScaleAndDirection() {
        assertThat(Satisfaction.ofRating(4, 1, 5, true)).isEqualTo(0.75);
        assertThat(Satisfaction.ofRating(4, 1, 5, false)).isEqualTo(0.25);
        assertThat(Satisfaction.ofRating(9, 1, 5, true)).isEqualTo(1);
    }

    @Test
    void recommendationsFallIntoThePublishedGroups() {
        assertThat(Satisfaction.ofRecommendation(9, 0, 10, true)).isEqualTo(1);
        assertThat(Satisfaction.ofRecommendation(8, 0, 10, true)).isEqualTo(0.5);
        assertThat(Satisfaction.ofRecommendation(7, 0, 10, true)).isEqualTo(0.5);
        assertThat(Satisfaction.ofRecommendation(6, 0, 10, true)).isZero();
    }

    @Test
    void aCaseResolvedInADayLeavesHalfSatisfied() {
        assertThat(Satisfaction.ofResolution(24)).isEqualTo(0.5);
        assertThat(Satisfaction.ofResolution(0)).isEqualTo(1);
    }

    @Test
    void sentimentRunsFromZeroToOne() {
        assertThat(Satisfaction.ofSentiment(-1)).isZero();
        assertThat(Satisfaction.ofSentiment(0)).isEqualTo(0.5);
        assertThat(Satisfaction.ofSentiment(1)).isEqualTo(1);
    }
}
