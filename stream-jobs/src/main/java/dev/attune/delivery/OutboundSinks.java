package dev.attune.delivery;

import java.util.Properties;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Builds the one sink of all output topics, so that all of them commit in one transaction per subtask and checkpoint. */
public final class OutboundSinks {

    private OutboundSinks() {}

    public static KafkaSink<OutboundRecord> kafka(DeliverySettings settings) {
        return KafkaSink.<OutboundRecord>builder()
                .setKafkaProducerConfig(producerProperties(settings))
                .setBootstrapServers(settings.bootstrapServers())
                .setDeliveryGuarantee(settings.guarantee())
                .setTransactionalIdPrefix(settings.transactionalIdPrefix())
                // POOLING has two open bugs.
                .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
                .setRecordSerializer(new OutboundSerializer())
                .build();
    }

    static Properties producerProperties(DeliverySettings settings) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.putAll(settings.clientProperties());
        // The connector's default of one hour is above the broker's default maximum: such a job never starts.
        properties.put(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                String.valueOf(settings.transactionTimeout().toMillis()));
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(settings.maximumRejectedBytes()));
        return properties;
    }
}
