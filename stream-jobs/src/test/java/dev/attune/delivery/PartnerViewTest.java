package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.MinuteSums;
import dev.attune.domain.incident.MinuteTally;
import dev.attune.domain.incident.TestingEncounters;
import dev.attune.domain.incident.TouchpointBook;
import dev.attune.domain.incident.TouchpointTerms;
import dev.attune.domain.incident.TouchpointTold;
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
