package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.registry.RegistrySource;
import dev.attune.registry.SchemaRegistry;
import dev.attune.waiting.RegistryClock;
import dev.attune.waiting.RegistryPatience;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import org.apache.flink.metrics.MetricGroup;

/**
 * Where a delivery function gets its mapper once its task runs. Waits for a registry that cannot be reached, as intake
 * does: failing would restart the whole job again and again. A registry that lacks our schemas, or refuses us, stops
 * the start with one readable line.
 *
 * @param registry opened when a function is, closed once the schema ids are known
 * @param clock what waiting for the registry goes by
 */
public record OutboundMapperSource(RegistrySource registry, RegistryClock clock, DeliverySettings settings)
        implements Serializable {

    /**
     * @param topics whatever the function writes to
     * @param ours group of our own metrics, in which waiting is shown
     * @throws InterruptedIOException the job was cancelled while waiting
     */
    OutboundMapper open(List<Topic> topics, MetricGroup ours) throws InterruptedIOException {
        return open(topics, List.of(), ours);
    }

    /**
     * The registry id of the schema on the topic of a partner who was not known at the start; empty where nobody has made
     * that topic.
     *
     * @throws InterruptedIOException the job was cancelled while waiting
     */
    OptionalInt partnerId(String partner, RegistryPatience patience) throws InterruptedIOException {
        try (SchemaRegistry opened = registry.open()) {
            return patience.ask(
                    () -> opened.idOf(Topic.partnerTopic(partner) + "-value", TouchpointMapper.PARTNER.toString()));
        }
    }

    /** @param partners whose topics the function writes to as well */
    OutboundMapper open(List<Topic> topics, List<String> partners, MetricGroup ours) throws InterruptedIOException {
        return open(topics, partners, List.of(), ours);
    }

    /**
     * @param partners whose topics the function writes to as well
     * @param departments the same
     */
    OutboundMapper open(List<Topic> topics, List<String> partners, List<String> departments, MetricGroup ours)
            throws InterruptedIOException {
        RegistryPatience patience = new RegistryPatience(clock);
        patience.expose(ours);
        try (SchemaRegistry opened = registry.open()) {
            OutputSchemaIds ids = patience.ask(() -> OutputSchemaIds.ask(opened, topics, partners, departments));
            return new OutboundMapper(ids, ids::ofTopic, settings);
        }
    }
}
