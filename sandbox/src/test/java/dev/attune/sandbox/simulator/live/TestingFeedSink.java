package dev.attune.sandbox.simulator.live;

import dev.attune.cli.load.RawEventSink;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.mapping.MappedEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers what it was sent, in order. */
final class TestingFeedSink implements RawEventSink {

    enum What {
        EVENT,
        HEARTBEAT,
        RAW
    }

    record Sent(What what, long eventTime, @Nullable MappedEvent event) {}

    final List<Sent> sent = new ArrayList<>();

    @Override
    public void send(MappedEvent event) {
        sent.add(new Sent(What.EVENT, event.interaction().eventTime(), event));
    }

    @Override
    public void heartbeat(long eventTime) {
        sent.add(new Sent(What.HEARTBEAT, eventTime, null));
    }

    @Override
    public byte[] encode(MappedEvent event) {
        return new byte[64];
    }

    @Override
    public void sendRaw(EventStream stream, byte @Nullable [] key, byte @Nullable [] value) {
        sent.add(new Sent(What.RAW, Long.MIN_VALUE, null));
    }

    @Override
    public void flush() {}

    long count(What what) {
        return sent.stream().filter(each -> each.what() == what).count();
    }
}
