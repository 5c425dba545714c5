package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.customer.Lineage;
import dev.attune.intake.RejectedRecord;
import dev.attune.registry.InMemorySchemaRegistry;
import dev.attune.registry.RegistrySource;
import dev.attune.telemetry.CounterFamily;
import dev.attune.waiting.TestingRegistryClock;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

final class DeliverFunctionsHarnessTest {

    private static final DeliverySettings SETTINGS = DeliverySettingsTest.settings(Map.of());

    @Test
    void outputsLeaveOneForOneInOrder() throws Exception {
        try (OneInputStreamOperatorTestHarness<CustomerOutput, OutboundRecord> harness = harness(applied())) {
            harness.open();
            harness.processElement(new CustomerOutput.Revision(Samples.churnRevision(), Lineage.DEADLINE), 1);
            harness.processElement(new CustomerOutput.Health(Samples.assessment(), Lineage.DEADLINE), 2);
            harness.processElement(
                    new CustomerOutput.Revision(Samples.churnRevision("c".repeat(1_000_000)), Lineage.DEADLINE), 3);
            assertThat(harness.extractOutputValues())
                    .extracting(OutboundRecord::topic)
                    .containsExactly("cx.alert.churn-risk.v1", "cx.customer-health.v1", "cx.rejected.v1");
        }
    }

    @Test
    void aRefusedRecordLeavesForTheRejectedTopic() throws Exception {
        try (OneInputStreamOperatorTestHarness<RejectedRecord, OutboundRecord> harness =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(
                        new DeliverRejectedFunction(mappers(applied(), new TestingRegistryClock()))))) {
            harness.open();
            harness.processElement(RejectedMapperTest.rejected(null, new byte[3], List.of()), 1);
            assertThat(harness.extractOutputValues())
                    .extracting(OutboundRecord::topic)
                    .containsExactly("cx.rejected.v1");
        }
    }

    @Test
    void aRegistryWithoutOurSchemasStopsTheStartWithOneReadableLine() throws Exception {
        try (OneInputStreamOperatorTestHarness<CustomerOutput, OutboundRecord> harness =
                harness(InMemorySchemaRegistry::new)) {
            assertThatThrownBy(harness::open)
                    .hasMessage("the schema registry does not hold our current schema of cx.alert.churn-risk.v1-value,"
                            + " cx.alert.experience-drop.v1-value, cx.alert.good-news.v1-value,"
                            + " cx.alert.shadow.v1-value, cx.customer-health.v1-value, cx.rejected.v1-value:"
                            + " run 'attune topics apply' against it, then start the job again");
        }
    }

    @Test
    void aRegistryOutOfReachHoldsUpTheStartInsteadOfFailingIt() throws Exception {
        TestingRegistryClock clock = new TestingRegistryClock();
        RegistrySource away = () -> new TestingAwayRegistry(applied().open(), 5);
        try (OneInputStreamOperatorTestHarness<CustomerOutput, OutboundRecord> harness = harness(away, clock)) {
            harness.open();
            harness.processElement(new CustomerOutput.Health(Samples.assessment(), Lineage.DEADLINE), 2);
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
        assertThat(clock.pauses()).hasSize(5);
    }

    @Test
    void whoeverCancelsAStartThatWaitsIsHeard() throws Exception {
        TestingRegistryClock clock = new TestingRegistryClock();
        clock.cancel();
        RegistrySource away = () -> new TestingAwayRegistry(applied().open(), Integer.MAX_VALUE);
        try (OneInputStreamOperatorTestHarness<CustomerOutput, OutboundRecord> harness = harness(away, clock)) {
            assertThatThrownBy(harness::open).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aCounterIsKnownByItsLabels() {
        CounterFamily rejected = new CounterFamily(new UnregisteredMetricsGroup(), "rejected_total", "reason");
        assertThat(rejected.of(Topic.PURCHASE)).isSameAs(rejected.of(Topic.PURCHASE));
        assertThat(rejected.of(Topic.PURCHASE)).isNotSameAs(rejected.of(Topic.SUPPORT));
        assertThatThrownBy(rejected::of).hasMessageContaining("rejected_total must have a value for each of [reason]");
    }

    private static OneInputStreamOperatorTestHarness<CustomerOutput, OutboundRecord> harness(RegistrySource registry)
            throws Exception {
        return harness(registry, new TestingRegistryClock());
    }

    private static OneInputStreamOperatorTestHarness<CustomerOutput, OutboundRecord> harness(
            RegistrySource registry, TestingRegistryClock clock) throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new DeliverOutputFunction(mappers(registry, clock))));
    }

    private static OutboundMapperSource mappers(RegistrySource registry, TestingRegistryClock clock) {
        return new OutboundMapperSource(registry, clock, SETTINGS);
    }

    private static RegistrySource applied() {
        return () -> {
            InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
            for (Topic topic : Topic.values()) {
                registry.register(topic.subject(), topic.schema().toString());
            }
            return registry;
        };
    }
}
