package dev.attune.sandbox.kafka;

import java.nio.file.Path;

/** The main class of a broker in a process of its own. */
public final class BrokerMain {
    private BrokerMain() {}

    /** @param args directory, client port, controller port */
    public static void main(String[] args) throws Exception {
        EmbeddedBroker broker = EmbeddedBroker.start(
                new BrokerSettings(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2])));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
        broker.awaitShutdown();
    }
}
