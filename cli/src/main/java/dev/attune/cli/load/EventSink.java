package dev.attune.cli.load;

import dev.attune.intake.mapping.MappedEvent;

/** Where loaded events go, in the order given. */
public interface EventSink {

    void send(MappedEvent event);

    /** Moves the clock of every partition of every input; later events of any partition must not be older. */
    void heartbeat(long eventTime);

    /** Returns when everything sent before has been taken; throws if anything was not. */
    void flush();
}
