package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.incident.Cause;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.CustomerHash;
import dev.attune.domain.incident.Dimension;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.MinuteSums;
import dev.attune.domain.incident.MinuteTally;
import dev.attune.domain.incident.Money;
import dev.attune.domain.incident.PartnerIncident;
import dev.attune.domain.incident.TestingEncounters;
import dev.attune.domain.incident.TouchpointBook;
import dev.attune.domain.incident.TouchpointTerms;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.TouchpointPolicy;
import dev.attune.domain.policy.TouchpointPolicy.Detail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** What a partner sees: its own figures of windows with enough customers, and nobody by name. */
final class PartnerViewTest {

    private static final int MINIMUM = 5;
    private static final TouchpointTerms TERMS = new TouchpointTerms(
            new TouchpointPolicy(List.of(), 16, Detail.NONE, Detail.NONE, Detail.NONE, 1, List.of("swift"), MINIMUM),
            Map.of(),
            Set.of("swift"),
            "1");

    private final TouchpointBook book = new TouchpointBook();
    private final OutboundMapper mapper =
            new OutboundMapper(Topic::ordinal, partner -> 77, DeliverySettingsTest.settings(Map.of()));

    @Test
    void a_declared_partner_sees_deliveries_and_late_ones_on_its_own_topic() throws Exception {
        OutboundRecord record = mapper.map(views(12, 3, "swift").get(0));
        assertThat(record.topic()).isEqualTo("cx.partner.swift.v1");
        GenericRecord view = TestingDecoder.decode(record.value(), TouchpointMapper.PARTNER);
        assertThat(view.get("customers")).isEqualTo(12L);
        assertThat(view.get("deliveries")).isEqualTo(12L);
        assertThat(view.get("late_deliveries")).isEqualTo(3L);
        assertThat(String.valueOf(view.get("partner"))).isEqualTo("swift");
    }

    @Test
    void a_late_order_counts_once_whether_it_was_told_when_due_or_when_it_came() {
        MinuteSums sums = new MinuteSums();
        Cell cell = new Cell("delivery", Channel.OTHER, "swift", "retail", null, null);
        for (int i = 0; i < MINIMUM; i++) {
            sums.add(order(cell, i, false, Encounter.Step.DELIVERED));
        }
        sums.add(order(cell, 1, true, Encounter.Step.NOT_DELIVERED));
        sums.add(order(cell, 1, true, Encounter.Step.DELIVERED_LATE_AS_TOLD));
        sums.add(order(cell, 2, true, Encounter.Step.DELIVERED_LATE));
        TouchpointTold.PartnerWindow view = views(sums).get(0);
        assertThat(view.lateDeliveries()).isEqualTo(2);
        assertThat(view.deliveries()).isEqualTo(MINIMUM + 2);
    }

    private static Encounter order(Cell cell, int customer, boolean late, Encounter.Step step) {
        return TestingEncounters.of(cell, customer, customer(customer), SignalKind.DELIVERY_LATENESS, late, step, null);
    }

    @Test
    void no_byte_of_it_names_a_customer() {
        OutboundRecord record = mapper.map(views(12, 3, "swift").get(0));
        StringBuilder all = new StringBuilder();
        all.append(HexFormat.of().formatHex(record.value()))
                .append(HexFormat.of().formatHex(record.key()));
        record.headers().forEach(header -> all.append(HexFormat.of().formatHex(header.value())));
        for (int i = 0; i < 12; i++) {
            byte[] customer = customer(i).getBytes(StandardCharsets.UTF_8);
            assertThat(all.toString()).doesNotContain(HexFormat.of().formatHex(customer));
        }
        assertThat(TouchpointMapper.PARTNER.toString()).doesNotContain("customer_id", "event_id", "order_id");
    }

    @Test
    void windows_of_few_customers_and_partners_nobody_declared_are_not_told() {
        assertThat(views(MINIMUM - 1, 0, "swift")).isEmpty();
        assertThat(views(MINIMUM, 0, "swift")).hasSize(1);
        assertThat(book.takeUndeclaredPartners()).isZero();
        assertThat(views(50, 0, "other")).isEmpty();
        assertThat(book.takeUndeclaredPartners()).isEqualTo(1);
    }

    @Test
    void an_incident_is_told_to_the_partner_it_names_and_says_nothing_of_anybody_else() throws Exception {
        Incident incident = worse(12);
        List<PartnerIncident> told = PartnerIncident.of(incident, Set.of("swift", "west"), MINIMUM);
        assertThat(told).hasSize(1);
        OutboundRecord record = mapper.map(told.get(0));
        assertThat(record.topic()).isEqualTo("cx.partner.swift.v1");
        GenericRecord view = TestingDecoder.decode(record.value(), TouchpointMapper.PARTNER);
        assertThat(view.get("incidents").toString()).contains(incident.incidentId());
        assertThat(view.get("customers")).isEqualTo(12L);
        assertThat(view.get("window_start")).isEqualTo(incident.beganAt());
        assertThat(view.get("window_end")).isEqualTo(incident.eventTime());
        GenericRecord seen = (GenericRecord) view.get("incident");
        assertThat(String.valueOf(seen.get("state"))).isEqualTo("OPENED");
        assertThat(seen.get("cause").toString()).contains("delivery", "swift").doesNotContain("north");
        assertThat(seen.get("signals").toString()).contains("LATE_DELIVERY");
        String bytes = HexFormat.of().formatHex(record.value());
        for (String secret : List.of("north", "EUR", "logistics")) {
            assertThat(bytes).doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        }
        for (int i = 0; i < 12; i++) {
            assertThat(bytes)
                    .doesNotContain(HexFormat.of().formatHex(customer(i).getBytes(StandardCharsets.UTF_8)))
                    .doesNotContain("%016x".formatted(CustomerHash.of(customer(i))))
                    .doesNotContain("%016x".formatted(Long.reverseBytes(CustomerHash.of(customer(i)))));
        }
    }

    @Test
    void incidents_of_few_customers_or_of_partners_nobody_declared_are_not_told() {
        assertThat(PartnerIncident.of(worse(MINIMUM - 1), Set.of("swift"), MINIMUM))
                .isEmpty();
        assertThat(PartnerIncident.of(worse(50), Set.of("other"), MINIMUM)).isEmpty();
    }

    @Test
    void an_incident_that_is_over_is_not_open_any_more() throws Exception {
        Incident over = worse(12).with(2, EpisodeState.RESOLVED, 0, 999);
        OutboundRecord record = mapper.map(new PartnerIncident("swift", over));
        GenericRecord view = TestingDecoder.decode(record.value(), TouchpointMapper.PARTNER);
        assertThat((List<?>) view.get("incidents")).isEmpty();
        assertThat(((GenericRecord) view.get("incident")).get("revision")).isEqualTo(2);
    }

    private static Incident worse(long customers) {
        return new Incident(
                "0123456789abcdef",
                1,
                EpisodeState.OPENED,
                Severity.WARNING,
                List.of(
                        new Cause(Dimension.TOUCHPOINT, "delivery"),
                        new Cause(Dimension.PARTNER, "swift"),
                        new Cause(Dimension.PARTNER, "north")),
                List.of("delivery"),
                List.of(Reason.LATE_DELIVERY),
                -20,
                11,
                0.4,
                0.05,
                customers,
                3,
                List.of(new Money("EUR", 100_000)),
                List.of(new Money("EUR", 10_000)),
                List.of("logistics"),
                "1",
                "1",
                100,
                200,
                300);
    }

    private static String customer(int number) {
        return "customer-" + number + "@example.org";
    }

    private List<TouchpointTold.PartnerWindow> views(int customers, int late, String partner) {
        MinuteSums sums = new MinuteSums();
        Cell cell = new Cell("delivery", Channel.OTHER, partner, "retail", null, null);
        for (int i = 0; i < customers; i++) {
            sums.add(TestingEncounters.of(
                    cell, i, customer(i), SignalKind.DELIVERY_LATENESS, i < late, Encounter.Step.DELIVERED, null));
        }
        return views(sums);
    }

    private List<TouchpointTold.PartnerWindow> views(MinuteSums sums) {
        List<MinuteTally> tallies = new ArrayList<>();
        sums.forEach((each, figures) -> tallies.add(new MinuteTally(each, 0, figures)));
        List<TouchpointTold> told = new ArrayList<>();
        for (long end : TouchpointBook.deadlines(0)) {
            told.addAll(book.close(
                    "delivery", end, end == MinuteTally.MINUTE ? tallies : List.of(), TERMS, (minute, cells) -> {}));
        }
        return told.stream()
                .filter(TouchpointTold.PartnerWindow.class::isInstance)
                .map(TouchpointTold.PartnerWindow.class::cast)
                .toList();
    }
}
