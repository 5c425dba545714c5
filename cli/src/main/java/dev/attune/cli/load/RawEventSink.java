package dev.attune.cli.load;

import dev.attune.domain.event.EventStream;
import dev.attune.intake.mapping.MappedEvent;
import org.jspecify.annotations.Nullable;

/** An event sink that also takes what is no event: for simulators and tests of refusals. */
public interface RawEventSink extends EventSink {

    /** The value that {@link #send} would write: magic byte, schema id, Avro. */
    byte[] encode(MappedEvent event);

    /** Sends bytes as they are, to the topic of the stream. */
    void sendRaw(EventStream stream, byte @Nullable [] key, byte @Nullable [] value);
}
