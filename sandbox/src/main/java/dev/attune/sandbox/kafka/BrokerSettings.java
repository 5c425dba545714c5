package dev.attune.sandbox.kafka;

import dev.attune.sandbox.process.Ports;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Where a broker lives and listens.
 *
 * @param directory its data, formatted on first start
 * @param port of clients, on loopback
 * @param controllerPort of the controller quorum (of one), on loopback
 */
public record BrokerSettings(Path directory, int port, int controllerPort) {
    /** The broker's own ceiling for transaction timeouts, in milliseconds: above what any job asks for. */
    private static final int TRANSACTION_TIMEOUT_MAXIMUM = 3_600_000;

    /** Ports chosen among those free now. */
    public static BrokerSettings onFreePorts(Path directory) {
        return new BrokerSettings(directory, Ports.free(), Ports.free());
    }

    public String bootstrap() {
        return Ports.LOOPBACK + ":" + port;
    }

    /** The broker's properties: one node in both roles, small buffers, records kept whatever their event time. */
    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "log.dirs", directory.toString(),
                "listeners", "CLIENT://" + bootstrap() + ",CONTROLLER://" + Ports.LOOPBACK + ":" + controllerPort,
                "advertised.listeners", "CLIENT://" + bootstrap(),
                "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "CLIENT",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@" + Ports.LOOPBACK + ":" + controllerPort));
        properties.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0",
                "auto.create.topics.enable", "false",
                "transaction.max.timeout.ms", Integer.toString(TRANSACTION_TIMEOUT_MAXIMUM),
                // Old event times would vanish within minutes under a retention by time.
                "log.retention.ms", "-1"));
        properties.putAll(Map.of(
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "log.cleaner.io.buffer.size", "262144",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.segment.bytes", "67108864",
                "log.index.size.max.bytes", "1048576"));
        return properties;
    }
}
