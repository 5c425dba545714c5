package dev.attune.intake.source;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers. Where they do not answer the job starts all the same, and long jumps alone tell what was lost. */
public final class BrokerLogStarts implements LogStarts {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLogStarts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, String> client;
    private final Duration patience;

    /** @param clientProperties of the source's consumer (security, tuning) */
    public BrokerLogStarts(String bootstrapServers, Map<String, String> clientProperties) {
        this(bootstrapServers, clientProperties, PATIENCE);
    }

    BrokerLogStarts(String bootstrapServers, Map<String, String> clientProperties, Duration patience) {
        Map<String, String> properties = new HashMap<>(clientProperties);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        this.client = Map.copyOf(properties);
        this.patience = patience;
    }

    @Override
    public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
        Admin admin = Admin.create(Map.copyOf(client));
        try {
            Map<TopicPartition, OffsetSpec> question =
                    partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.earliest()));
            Map<TopicPartition, Long> starts = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> each : admin.listOffsets(question)
                    .all()
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .entrySet()) {
                starts.put(each.getKey(), each.getValue().offset());
            }
            return starts;
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException | TimeoutException unanswered) {
            LOG.warn("cannot tell whether records were lost while the job was down: no log starts", unanswered);
            return Map.of();
        } finally {
            // Without a limit it waits for the unanswered question, a minute by default, and the task with it.
            admin.close(Duration.ZERO);
        }
    }
}
