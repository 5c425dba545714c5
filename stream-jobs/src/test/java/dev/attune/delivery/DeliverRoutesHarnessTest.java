package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.customer.CustomerSettings;
import dev.attune.customer.Lineage;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.policy.Policy;
import dev.attune.registry.InMemorySchemaRegistry;
import dev.attune.registry.RegistrySource;
import dev.attune.waiting.TestingRegistryClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class DeliverRoutesHarnessTest {

    private static final Set<String> DEPARTMENTS = Set.of("retention", "logistics", "payments");

    @Test
    void eachDepartmentHearsOfItsAlertsToTheirEnd() throws Exception {
        OperatorSubtaskState state;
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerOutput, OutboundRecord> harness = harness()) {
            harness.open();
            tell(harness, "a1", 1, EpisodeState.OPENED, "retention", "support");
            tell(harness, "a1", 2, EpisodeState.UPDATED, "logistics");
            assertThat(topics(harness))
                    .containsExactly("cx.route.retention.v1", "cx.route.logistics.v1", "cx.route.retention.v1");
            state = harness.snapshot(1, 1);
        }
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerOutput, OutboundRecord> harness = harness()) {
            harness.initializeState(state);
            harness.open();
            tell(harness, "a1", 3, EpisodeState.RESOLVED);
            tell(harness, "a2", 1, EpisodeState.OPENED);
            tell(harness, "a2", 2, EpisodeState.UPDATED, "payments");
            assertThat(topics(harness))
                    .containsExactly("cx.route.logistics.v1", "cx.route.retention.v1", "cx.route.payments.v1");
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            tell(harness, "a2", 3, EpisodeState.EXPIRED);
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void aCopyIsTheAlertUnderItsOwnIdAndType() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerOutput, OutboundRecord> harness = harness()) {
            harness.open();
            tell(harness, "a1", 1, EpisodeState.OPENED, "retention");
            OutboundRecord copy = harness.extractOutputValues().get(0);
            assertThat(copy.headers())
                    .filteredOn(header -> header.name().equals("ce_id"))
                    .extracting(OutboundRecord.Header::text)
                    .containsExactly("a1:1");
            assertThat(copy.headers())
                    .filteredOn(header -> header.name().equals("ce_type"))
                    .extracting(OutboundRecord.Header::text)
                    .containsExactly("dev.attune.alert.churn-risk.v1");
            OutboundRecord alert = new OutboundMapper(topic -> 7, DeliverySettingsTest.settings(Map.of()))
                    .map(revision("a1", 1, EpisodeState.OPENED, List.of("retention")));
            assertThat(copy.key()).isEqualTo(alert.key());
            assertThat(Arrays.copyOfRange(copy.value(), 5, copy.value().length))
                    .isEqualTo(Arrays.copyOfRange(alert.value(), 5, alert.value().length));
        }
    }

    @Test
    void aTopicThatWasNotMadeStopsTheStartWithOneReadableLine() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerOutput, OutboundRecord> harness =
                harness(InMemorySchemaRegistry::new)) {
            assertThatThrownBy(harness::open)
                    .hasMessage("the schema registry does not hold our current schema of"
                            + " cx.route.logistics.v1-value, cx.route.payments.v1-value, cx.route.retention.v1-value:"
                            + " run 'attune topics apply' against it, with --department for each of"
                            + " delivery.departments, then start the job again");
        }
    }

    private static List<String> topics(
            KeyedOneInputStreamOperatorTestHarness<String, CustomerOutput, OutboundRecord> harness) {
        return harness.extractOutputValues().stream().map(OutboundRecord::topic).toList();
    }

    private static void tell(
            KeyedOneInputStreamOperatorTestHarness<String, CustomerOutput, OutboundRecord> harness,
            String alertId,
            int revision,
            EpisodeState state,
            String... route)
            throws Exception {
        harness.processElement(revision(alertId, revision, state, List.of(route)), revision);
    }

    private static CustomerOutput.Revision revision(
            String alertId, int revision, EpisodeState state, List<String> route) {
        EpisodeRevision sample = Samples.churnRevision();
        return new CustomerOutput.Revision(
                new EpisodeRevision(
                        alertId,
                        revision,
                        state,
                        sample.trigger(),
                        sample.suppressed(),
                        sample.kind(),
                        sample.customerId(),
                        sample.severity(),
                        sample.priority(),
                        sample.score(),
                        sample.scorePoints(),
                        sample.scoreBefore(),
                        sample.contributions(),
                        sample.remedies(),
                        sample.evidence(),
                        sample.touchpoints(),
                        sample.stakes(),
                        sample.clocks(),
                        route,
                        sample.confidence(),
                        sample.incidentId(),
                        sample.policyVersion(),
                        sample.modelVersion(),
                        sample.openedAt(),
                        sample.eventTime(),
                        sample.shadow()),
                Lineage.DEADLINE);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CustomerOutput, OutboundRecord> harness()
            throws Exception {
        return harness(() -> {
            InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
            DEPARTMENTS.forEach(department -> registry.register(
                    Topic.routeTopic(department) + "-value",
                    Topic.CHURN_RISK.schema().toString()));
            return registry;
        });
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, CustomerOutput, OutboundRecord> harness(
            RegistrySource registry) throws Exception {
        OutboundMapperSource mappers =
                new OutboundMapperSource(registry, new TestingRegistryClock(), DeliverySettingsTest.settings(Map.of()));
        CustomerSettings settings = new CustomerSettings(Policy.defaults(), 0, Duration.ofDays(800), false);
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new DeliverRoutesFunction(mappers, DEPARTMENTS, settings.timeToLive())),
                output -> ((CustomerOutput.Revision) output).revision().customerId(),
                Types.STRING);
    }
}
