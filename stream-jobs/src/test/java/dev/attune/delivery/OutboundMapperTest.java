package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.customer.Lineage;
import dev.attune.domain.episode.AlertKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class OutboundMapperTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static final DeliverySettings SETTINGS = DeliverySettingsTest.settings(Map.of());

    private final OutboundMapper mapper = new OutboundMapper(Topic::ordinal, SETTINGS);

    @Test
    void aRevisionGoesToTheTopicOfItsKindUnderItsCustomer() {
        OutboundRecord churn = mapper.map(new CustomerOutput.Revision(Samples.churnRevision(), Lineage.DEADLINE));
        assertThat(churn.topic()).isEqualTo("cx.alert.churn-risk.v1");
        assertThat(churn.key()).asString().isEqualTo("customer-17");
        assertThat(churn.value()).startsWith(0, 0, 0, 0, Topic.CHURN_RISK.ordinal());
        OutboundRecord drop = mapper.map(new CustomerOutput.Revision(Samples.dropRevision(), Lineage.DEADLINE));
        assertThat(drop.topic()).isEqualTo("cx.alert.experience-drop.v1");
    }

    @Test
    void goodNewsHasATopicOfItsOwn() {
        for (AlertKind kind : AlertKind.values()) {
            assertThat(OutboundMapper.topicOf(kind) == Topic.GOOD_NEWS).isEqualTo(kind.isGoodNews());
        }
    }

    @Test
    void headersTellWhatTheEventIsWithoutReadingIt() {
        OutboundRecord record =
                mapper.map(new CustomerOutput.Revision(Samples.churnRevision(), new Lineage(TRACE, 1_234L)));
        assertThat(headers(record))
                .containsExactly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "a1b2c3d4e5f60718:2"),
                        entry("ce_type", "dev.attune.alert.churn-risk.v1"),
                        entry("ce_source", "/attune/test"),
                        entry("ce_time", "2026-03-02T08:30:00Z"),
                        entry("content-type", "application/vnd.confluent.avro"),
                        entry("traceparent", TRACE),
                        entry("attune-input-time", "1234"));
    }

    @Test
    void anOutputOfADeadlineHasNoInputTimeAndNoTrace() {
        OutboundRecord record = mapper.map(new CustomerOutput.Health(Samples.assessment(), Lineage.DEADLINE));
        assertThat(record.topic()).isEqualTo("cx.customer-health.v1");
        assertThat(headers(record)).doesNotContainKeys("traceparent", "attune-input-time");
        assertThat(headers(record)).containsEntry("ce_id", "customer-17:1772440200000");
    }

    @Test
    void lineageNeverTouchesThePayload() {
        byte[] quiet = mapper.map(new CustomerOutput.Revision(Samples.churnRevision(), Lineage.DEADLINE))
                .value();
        byte[] traced = mapper.map(new CustomerOutput.Revision(Samples.churnRevision(), new Lineage(TRACE, 5)))
                .value();
        assertThat(traced).isEqualTo(quiet);
    }

    @Test
    void aRefusedRecordKeepsItsKey() {
        OutboundRecord record = mapper.map(RejectedMapperTest.rejected(new byte[] {1, 2}, new byte[3], List.of()));
        assertThat(record.topic()).isEqualTo("cx.rejected.v1");
        assertThat(record.key()).containsExactly(1, 2);
        assertThat(headers(record)).containsEntry("ce_id", "cx.purchase.v1:3:42");
        assertThat(mapper.map(RejectedMapperTest.rejected(null, null, List.of()))
                        .key())
                .isNull();
    }

    @Test
    void anOutputTooLargeForItsTopicIsRejectedAndStillReadable() throws IOException {
        String customerId = "c".repeat(SETTINGS.maximumRecordBytes() / 2);
        OutboundRecord record =
                mapper.map(new CustomerOutput.Revision(Samples.churnRevision(customerId), new Lineage(TRACE, 5)));
        assertThat(record.topic()).isEqualTo("cx.rejected.v1");
        GenericRecord rejected = TestingDecoder.decode(record.value(), Topic.REJECTED.schema());
        assertThat(rejected.get("reason")).hasToString("OUTPUT_OVERSIZE");
        assertThat(rejected.get("stage")).hasToString("DELIVERY");
        assertThat(rejected.get("topic")).hasToString("cx.alert.churn-risk.v1");
        assertThat(rejected.get("schema_id")).isEqualTo(Topic.CHURN_RISK.ordinal());
        assertThat(rejected.get("truncated")).isEqualTo(false);
        assertThat(headers(record))
                .as("an identity of its own: it was read from nowhere")
                .containsEntry("ce_id", "cx.alert.churn-risk.v1:a1b2c3d4e5f60718:2");
    }

    @Test
    void noOutputIsEverTooLargeForTheRejectedTopic() {
        String customerId = "c".repeat(3 * SETTINGS.maximumRejectedBytes());
        for (CustomerOutput output : List.of(
                new CustomerOutput.Revision(Samples.churnRevision(customerId), new Lineage(TRACE, 5)),
                new CustomerOutput.Revision(
                        Samples.churnRevision("c".repeat(SETTINGS.maximumRejectedBytes() / 3)), Lineage.DEADLINE))) {
            OutboundRecord record = mapper.map(output);
            assertThat(record.topic()).isEqualTo("cx.rejected.v1");
            assertThat(record.size()).isLessThanOrEqualTo(SETTINGS.maximumRejectedBytes());
        }
    }

    @Test
    void anOutboundRecordComesBackFromTheExchangeAsItWas() throws IOException {
        OutboundRecordCodec codec = new OutboundRecordCodec();
        for (OutboundRecord record : List.of(
                mapper.map(new CustomerOutput.Revision(Samples.churnRevision(), new Lineage(TRACE, 5))),
                mapper.map(RejectedMapperTest.rejected(null, new byte[3], List.of())))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            codec.write(record, new DataOutputStream(bytes));
            OutboundRecord read = codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            assertThat(read).usingRecursiveComparison().isEqualTo(record);
        }
    }

    static Map<String, String> headers(OutboundRecord record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.name(), header.text()));
        return headers;
    }
}
