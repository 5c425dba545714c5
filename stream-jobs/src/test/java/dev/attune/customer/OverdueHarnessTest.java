package dev.attune.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.intake.Arrival;
import dev.attune.policy.PolicyReader;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A drop that a deadline opens is known by the carrier of the order, so that the gate can hold it against incidents. */
class OverdueHarnessTest {

    private static final long START = TestingArrivals.START;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final CustomerSettings SETTINGS =
            new CustomerSettings(PolicyReader.read("""
            version: promises
            experience: { alert-on-single-broken-promise: true }
            """), Long.MIN_VALUE, Duration.ofDays(1_000), false);

    @Test
    void an_order_that_is_overdue_names_who_shipped_it() throws Exception {
        try (CustomerHarness harness = new CustomerHarness(1, 0, new HashMapStateBackend(), SETTINGS).opened()) {
            feed(harness, step(PurchaseKind.PLACED, START, null), step(PurchaseKind.SHIPPED, START + DAY, "swift"));
            harness.processWatermark(START + 20 * DAY);
            List<Lineage> lineages = harness.getOutput().stream()
                    .filter(StreamRecord.class::isInstance)
                    .map(told -> ((StreamRecord<?>) told).getValue())
                    .filter(CustomerOutput.Revision.class::isInstance)
                    .map(CustomerOutput.Revision.class::cast)
                    .filter(told -> told.revision().kind() == AlertKind.EXPERIENCE_DROP)
                    .map(CustomerOutput.Revision::lineage)
                    .toList();
            assertThat(lineages).isNotEmpty();
            assertThat(lineages.get(0).partner()).isEqualTo("swift");
            assertThat(lineages.get(0).hasInput()).isFalse();
        }
    }

    private static void feed(CustomerHarness harness, Arrival... arrivals) throws Exception {
        for (Arrival arrival : arrivals) {
            harness.processElement(
                    new StreamRecord<>(arrival, arrival.interaction().eventTime()));
        }
    }

    private static Arrival step(PurchaseKind kind, long time, @Nullable String partner) {
        Envelope envelope =
                new Envelope("c", kind + "-1", time, Channel.WEB, "delivery", null, "retail", partner, null);
        long promised = kind == PurchaseKind.PLACED ? START + 3 * DAY : Purchase.NO_TIME;
        Purchase purchase = new Purchase(envelope, kind, "o", 20, "EUR", 1, null, promised, Purchase.NO_TIME);
        return new Arrival(purchase, time, null, null);
    }
}
