package dev.attune.topology;

import dev.attune.contract.Topic;
import dev.attune.control.ControlKind;
import dev.attune.control.ControlRecord;
import dev.attune.control.source.ControlDeserializationSchema;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.source.IntakeDeserializationSchema;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** The live ends at which the job reads. */
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

    /**
     * One source over the control topics, from their beginning: what was decided before is known, and they are small.
     * Only what is committed is read, since the job writes there too.
     */
    public static KafkaSourceBuilder<ControlRecord> control(
            String bootstrapServers, Map<String, String> clientProperties, ControlDeserializationSchema control) {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false");
        return KafkaSource.<ControlRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(Stream.concat(
                                Arrays.stream(ControlKind.values()).map(ControlKind::topic), Stream.of(Topic.FEEDBACK))
                        .map(Topic::topicName)
                        .toList())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperties(properties)
                .setDeserializer(control);
    }
}
