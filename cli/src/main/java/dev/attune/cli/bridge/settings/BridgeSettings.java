package dev.attune.cli.bridge.settings;

import java.util.List;

/**
 * The bridge.
 *
 * @param group begins the consumer groups of all receivers
 */
public record BridgeSettings(String group, List<ReceiverSettings> receivers) {

    public BridgeSettings {
        receivers = List.copyOf(receivers);
    }

    /** The consumer group of a receiver: its own position. */
    public String groupOf(ReceiverSettings receiver) {
        return group + "." + receiver.name();
    }
}
