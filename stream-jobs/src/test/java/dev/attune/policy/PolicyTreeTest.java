package dev.attune.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.FrozenPolicy;
import dev.attune.domain.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTreeTest {

    @Test
    void aPolicyWrittenOutWholeIsReadBackAsTheSame() {
        Policy odd = PolicyReader.read("""
                version: "2026-12 'sale' \\"x\\""
                model-version: "off"
                churn:
                  segments:
                    "no": { purchase: {k: 1, family: mbg, r: 1.0E-7, alpha: 2, a: 1, b: 1},
                            activity: {k: 2, family: mbg, r: 1, alpha: 2, a: 1, b: 1},
                            spend: {p: 6, q: 4, gamma: 15} }
                  evidence: { returns: null }
                experience:
                  touchpoint-latency-target-ms: { checkout: 800, "a: b": 900 }
                  touchpoints: { checkout: { page-latency: { shift: 0.2, weight: 3 } } }
                routes:
                  late-delivery: [logistics, "1", "true"]
                  errors: []
                """);
        for (Policy policy : List.of(Policy.defaults(), odd)) {
            assertThat(PolicyReader.read(PolicyTree.yaml(policy))).isEqualTo(policy);
        }
    }

    @Test
    void everyKeyIsNamedAsProblemsNameIt() {
        assertThat(PolicyTree.flat(FrozenPolicy.frozen()))
                .containsEntry("version", "frozen")
                .containsEntry("churn.evidence.late-delivery.half-life-days", "60.0")
                .containsEntry("touchpoints.hour-detail", "combination")
                .containsEntry("journey.ignored-elements", "[next]")
                .containsEntry("retention.allowed-lateness", "PT168H");
    }
}
