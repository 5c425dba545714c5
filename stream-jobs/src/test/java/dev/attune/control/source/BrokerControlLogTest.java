package dev.attune.control.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.contract.Topic;
import dev.attune.control.ControlKind;
import dev.attune.intake.decode.TestingSchemaRegistry;
import dev.attune.intake.decode.WriterSchemas;
import dev.attune.waiting.RegistryPatience;
import dev.attune.waiting.TestingRegistryClock;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BrokerControlLogTest {

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final ControlDecoder decoder = new ControlDecoder(new WriterSchemas(
            new TestingSchemaRegistry(), new RegistryPatience(new TestingRegistryClock()), Duration.ZERO));

    @Test
    void emptyTopicsOfOnePartitionAreReadToTheirEnd() throws IOException {
        for (ControlKind kind : ControlKind.values()) {
            broker(kind.topic(), 1);
        }
        assertThat(BrokerControlLog.read(consumer, decoder, BrokerControlLog.CHANGES, Map.of()))
                .isEmpty();
    }

    @Test
    void aTopicOfSeveralPartitionsHasNoOrderAndIsRefused() {
        for (ControlKind kind : ControlKind.values()) {
            broker(kind.topic(), kind == ControlKind.MODEL ? 6 : 1);
        }
        assertThatThrownBy(() -> BrokerControlLog.read(consumer, decoder, BrokerControlLog.CHANGES, Map.of()))
                .hasMessageContaining("topic cx.model.v1 must have 1 partition, but has 6");
    }

    private void broker(Topic topic, int partitions) {
        consumer.updatePartitions(
                topic.topicName(),
                IntStream.range(0, partitions)
                        .mapToObj(partition -> new PartitionInfo(
                                topic.topicName(), partition, Node.noNode(), new Node[0], new Node[0]))
                        .toList());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            offsets.put(new TopicPartition(topic.topicName(), partition), 0L);
        }
        consumer.updateBeginningOffsets(offsets);
        consumer.updateEndOffsets(offsets);
    }
}
