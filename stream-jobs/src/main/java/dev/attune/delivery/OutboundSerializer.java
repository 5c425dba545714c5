package dev.attune.delivery;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Hands a finished record to the producer: its own topic, partition by key. */
final class OutboundSerializer implements KafkaRecordSerializationSchema<OutboundRecord> {

    private static final long serialVersionUID = 1L;

    /**
     * The record's timestamp stays null, whatever Flink thinks the time is: an event time more than an hour ahead makes
     * Kafka 4 refuse the record, an old one makes retention delete it, and the topics are LogAppendTime anyway.
     */
    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            OutboundRecord record, KafkaSinkContext context, @Nullable Long timestamp) {
        ProducerRecord<byte[], byte[]> producerRecord =
                new ProducerRecord<>(record.topic(), null, record.key(), record.value());
        Headers headers = producerRecord.headers();
        for (OutboundRecord.Header header : record.headers()) {
            headers.add(header.name(), header.value());
        }
        return producerRecord;
    }
}
