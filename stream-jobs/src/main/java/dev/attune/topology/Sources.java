package dev.attune.topology;

import dev.attune.contract.Topic;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.source.IntakeDeserializationSchema;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The live end of intake. */
public final class Sources {

    private Sources() {}

    /**
     * One source over the three input topics: one consumer, one clock per partition. Starts where the group left off,
     * at the earliest record on first start.
     */
    public static KafkaSourceBuilder<IntakeRecord> kafka(
            String bootstrapServers,
            String groupId,
            Map<String, String> clientProperties,
            IntakeDeserializationSchema intake) {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        return KafkaSource.<IntakeRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setGroupId(groupId)
                .setTopics(Topic.CLICKSTREAM.topicName(), Topic.PURCHASE.topicName(), Topic.SUPPORT.topicName())
                .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
                .setProperties(properties)
                .setDeserializer(intake);
    }
}
