package dev.attune.cli.status;

import dev.attune.cli.CommandFailed;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records of its topics a consumer group has not committed yet. */
final class ConsumerLag {
    private static final int TIMEOUT_MILLISECONDS = 10_000;

    private ConsumerLag() {}

    /** Records; 0 also for a group that never committed. */
    static long of(Map<String, Object> clientProperties, String group) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLISECONDS);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLISECONDS / 2);
        try (Admin admin = Admin.create(properties)) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(TIMEOUT_MILLISECONDS, TimeUnit.MILLISECONDS);
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(wanted).all().get(TIMEOUT_MILLISECONDS, TimeUnit.MILLISECONDS);
            return ends.entrySet().stream()
                    .mapToLong(end -> behind(end.getValue(), Objects.requireNonNull(committed.get(end.getKey()))))
                    .sum();
        } catch (ExecutionException | TimeoutException failure) {
            throw new CommandFailed(
                    "no answer from Kafka at " + properties.get("bootstrap.servers") + ": is it running?", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", interrupted);
        }
    }

    private static long behind(ListOffsetsResultInfo end, OffsetAndMetadata committed) {
        return Math.max(0, end.offset() - committed.offset());
    }
}
