package dev.attune.cli.topics;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.topics.Observed.ObservedTopic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;

/** The topics of a Kafka cluster. */
final class KafkaTopicCluster implements TopicCluster {
    private static final String API_TIMEOUT_MS = "15000";
    private static final String REQUEST_TIMEOUT_MS = "10000";

    private final Admin admin;
    private final String place;

    private KafkaTopicCluster(Admin admin, String place) {
        this.admin = admin;
        this.place = place;
    }

    /** @param properties of the Kafka client, {@code bootstrap.servers} included */
    static KafkaTopicCluster connect(Map<String, Object> properties) {
        Map<String, Object> patient = new HashMap<>(properties);
        patient.putIfAbsent("default.api.timeout.ms", API_TIMEOUT_MS);
        patient.putIfAbsent("request.timeout.ms", REQUEST_TIMEOUT_MS);
        String place = String.valueOf(properties.get("bootstrap.servers"));
        try {
            return new KafkaTopicCluster(Admin.create(patient), place);
        } catch (KafkaException unusable) {
            Throwable reason = unusable.getCause() == null ? unusable : unusable.getCause();
            throw new CommandFailed("cannot connect to Kafka at " + place + ": " + reason.getMessage(), unusable);
        }
    }

    @Override
    public Map<String, ObservedTopic> observe(Collection<String> names) {
        Set<String> existing = wait(admin.listTopics().names());
        List<String> ours = names.stream().filter(existing::contains).toList();
        Map<String, TopicDescription> descriptions =
                wait(admin.describeTopics(ours).allTopicNames());
        Map<ConfigResource, Config> configs = wait(admin.describeConfigs(
                        ours.stream().map(KafkaTopicCluster::resource).toList())
                .all());
        Map<String, ObservedTopic> topics = new HashMap<>();
        descriptions.forEach((name, description) -> {
            Config config = Objects.requireNonNull(configs.get(resource(name)));
            Map<String, String> settings = new HashMap<>();
            config.entries().forEach(entry -> settings.put(entry.name(), entry.value()));
            topics.put(name, new ObservedTopic(description.partitions().size(), settings));
        });
        return topics;
    }

    @Override
    public void create(DesiredTopic topic) {
        NewTopic created =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.ofNullable(topic.replication()));
        wait(admin.createTopics(List.of(created.configs(topic.settings()))).all());
    }

    @Override
    public void alter(String topic, Map<String, String> settings) {
        Collection<AlterConfigOp> operations = new ArrayList<>();
        settings.forEach((key, value) ->
                operations.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
        wait(admin.incrementalAlterConfigs(Map.of(resource(topic), operations)).all());
    }

    @Override
    public void close() {
        admin.close();
    }

    private <T> T wait(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            Throwable reason = failed.getCause() == null ? failed : failed.getCause();
            throw reason instanceof TimeoutException
                    ? new CommandFailed("no answer from Kafka at " + place + ": is it running?", reason)
                    : new CommandFailed(String.valueOf(reason.getMessage()), reason);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", stopped);
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
