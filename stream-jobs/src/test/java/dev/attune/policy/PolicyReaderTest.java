package dev.attune.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.time.Duration;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

    @Test
    void aFileSaysOnlyWhatDiffersFromTheDefaults() {
        Policy policy = PolicyReader.read("""
                version: winter
                churn:
                  enter-probability: 0.8
                  purchase: { r: 0.7 }
                  evidence:
                    late-delivery: { points: 0.5 }
                    returns: null
                experience:
                  touchpoint-latency-target-ms: { checkout: 800 }
                  alert-on-single-broken-promise: true
                retention:
                  deduplication-span: PT48H
                routes:
                  late-delivery: [logistics, operations]
                """);

        Policy defaults = Policy.defaults();
        assertThat(policy.version()).isEqualTo("winter");
        assertThat(policy.churn().enterProbability()).isEqualTo(0.8);
        assertThat(policy.churn().purchase().r()).isEqualTo(0.7);
        assertThat(policy.churn().purchase().alpha())
                .isEqualTo(defaults.churn().purchase().alpha());
        EvidenceWeight standing = defaults.churn().evidence().get(Reason.LATE_DELIVERY);
        assertThat(policy.churn().evidence().get(Reason.LATE_DELIVERY))
                .isEqualTo(new EvidenceWeight(0.5, standing.cap(), standing.halfLifeDays()));
        assertThat(policy.churn().evidence()).doesNotContainKey(Reason.RETURNS).containsKey(Reason.ERRORS);
        assertThat(policy.experience().latencyTargetMs("checkout")).isEqualTo(800);
        assertThat(policy.experience().latencyTargetMs("home"))
                .isEqualTo(defaults.experience().latencyTargetMs());
        assertThat(policy.experience().alertOnSingleBrokenPromise()).isTrue();
        assertThat(policy.retention().deduplicationSpan()).isEqualTo(Duration.ofHours(48));
        assertThat(policy.route(Reason.LATE_DELIVERY)).containsExactly("logistics", "operations");
        assertThat(policy.health()).isEqualTo(defaults.health());
    }

    @Test
    void onlyAVersionGivesTheDefaultsUnderAnotherName() {
        Policy policy = PolicyReader.read("version: '7'");

        assertThat(policy.version()).isEqualTo("7");
        assertThat(policy.churn()).isEqualTo(Policy.defaults().churn());
        assertThat(policy.experience()).isEqualTo(Policy.defaults().experience());
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsLine() {
        problemsOf("""
                version: v2
                churn:
                  enter-probability: 1.4
                  horizon-days: soon
                  half-life: 3
                  evidence:
                    silence: { points: 1, cap: 1, half-life-days: 1 }
                    bad-weather: { points: 1, cap: 1, half-life-days: 1 }
                    errors: { cap: -1 }
                retention:
                  allowed-lateness: 7 days
                health: [1, 2]
                experience:
                  alert-on-single-broken-promise: yes
                """)
                .satisfiesExactly(
                        p -> assertThat(p).isEqualTo("line 3: churn.enter-probability must be in (0, 1), but was 1.4"),
                        p -> assertThat(p).isEqualTo("line 4: churn.horizon-days must be a whole number, but was soon"),
                        p -> assertThat(p).startsWith("line 5: churn.half-life must be one of activity, calibration"),
                        p -> assertThat(p)
                                .isEqualTo("line 7: churn.evidence.silence must be a reason of evidence,"
                                        + " but was SILENCE"),
                        p -> assertThat(p).startsWith("line 8: churn.evidence.bad-weather must be one of propensity"),
                        p -> assertThat(p)
                                .isEqualTo("line 9: churn.evidence.errors.cap must be a number above 0, but was -1.0"),
                        p -> assertThat(p)
                                .isEqualTo("line 11: retention.allowed-lateness must be an ISO-8601 duration such as"
                                        + " PT24H or P7D, but was 7 days"),
                        p -> assertThat(p).isEqualTo("line 12: health must be a mapping, but was a list"),
                        p -> assertThat(p)
                                .isEqualTo("line 14: experience.alert-on-single-broken-promise must be true or false,"
                                        + " but was yes"));
    }

    @Test
    void aNewEntryOfAMapMustBeWhole() {
        problemsOf("""
                version: v2
                churn:
                  evidence:
                    returns: null
                experience:
                  rates:
                    page-latency: { bad: 1, touchpoint-weight: 20 }
                """).containsExactly("line 7: experience.rates.page-latency.good must be given, but was absent");
    }

    @Test
    void aRuleAcrossTwoKeysNamesBoth() {
        problemsOf("version: v2\nchurn: { exit-probability: 0.99 }\n")
                .containsExactly("line 2: churn.exit-probability must be below churn.enter-probability ("
                        + Policy.defaults().churn().enterProbability() + "), but was 0.99");
    }

    @Test
    void aKeyGivenTwiceIsAProblem() {
        problemsOf("version: a\nmodel-version: m\nversion: b\n")
                .containsExactly("line 3: version must be given once, but was given again");
    }

    @Test
    void aFileWithoutAVersionIsRefused() {
        problemsOf("churn: { horizon-days: 28 }").containsExactly("line 1: version must be given, but was absent");
        problemsOf("").containsExactly("line 1: version must be given, but was absent");
    }

    @Test
    void whatIsNoYamlIsSaidInOneLine() {
        problemsOf("version: [1\nchurn: {").singleElement().asString().contains("the file must be valid YAML, but was");
        problemsOf("- a\n- b").contains("line 1: the file must be a mapping, but was a list");
    }

    private static ListAssert<String> problemsOf(String yaml) {
        return assertThatThrownBy(() -> PolicyReader.read(yaml))
                .asInstanceOf(throwable(InvalidPolicyFileException.class))
                .extracting(
                        InvalidPolicyFileException::problems,
                        org.assertj.core.api.InstanceOfAssertFactories.list(String.class));
    }
}
