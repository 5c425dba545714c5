package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.settings.InvalidSettingsException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class DeliverySettingsTest {

    @Test
    void everyProblemIsToldAtOnce() {
        assertThatThrownBy(() -> new DeliverySettings(
                        " ", DeliveryGuarantee.EXACTLY_ONCE, "", Duration.ofSeconds(5), 5, "/attune", "1", Map.of()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("""
                        delivery.bootstrap-servers must not be blank, but was ' '
                        delivery.transactional-id-prefix must not be blank, but was ''
                        delivery.transaction-timeout must be at least PT1M, but was PT5S
                        delivery.maximum-record-bytes must be at least 16384 and below 1073741824, but was 5""");
    }

    @Test
    void secretsOfTheClientAreNotPrinted() {
        assertThat(settings(Map.of("sasl.jaas.config", "hunter2")).toString()).doesNotContain("hunter2");
    }

    @Test
    void theProducerGetsTheTimeoutAndTheLargestRecord() {
        Properties properties = OutboundSinks.producerProperties(settings(Map.of("linger.ms", "20")));
        assertThat(properties)
                .containsEntry("transaction.timeout.ms", "900000")
                .containsEntry("max.request.size", "2000000")
                .containsEntry("linger.ms", "20");
    }

    @Test
    void theSinkCanBeBuilt() {
        assertThat(OutboundSinks.kafka(settings(Map.of()))).isNotNull();
    }

    @Test
    void aRecordIsHandedOverWithItsHeadersAndWithoutATimestamp() {
        KafkaRecordSerializationSchema<OutboundRecord> serializer = new OutboundSerializer();
        OutboundRecord record = new OutboundRecord(
                "cx.rejected.v1", null, new byte[1], List.of(OutboundRecord.Header.of("ce_id", "a:1")));
        ProducerRecord<byte[], byte[]> produced = serializer.serialize(record, null, 1_234L);
        assertThat(produced.topic()).isEqualTo(record.topic());
        assertThat(produced.timestamp()).isNull();
        assertThat(produced.partition()).isNull();
        assertThat(produced.headers().lastHeader("ce_id").value()).asString().isEqualTo("a:1");
    }

    static DeliverySettings settings(Map<String, String> clientProperties) {
        return new DeliverySettings(
                "127.0.0.1:9092",
                DeliveryGuarantee.EXACTLY_ONCE,
                "attune-test",
                Duration.ofMinutes(15),
                1_000_000,
                "/attune/test",
                "1.2.3",
                clientProperties);
    }
}
