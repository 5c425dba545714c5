package dev.attune.cli.load;

import dev.attune.intake.mapping.MappedEvent;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was sent, in order. */
final class TestingEventSink implements EventSink {

    /** @param heartbeat whether it moved the clocks, or was an event */
    record Sent(long eventTime, boolean heartbeat) {}

    final List<Sent> sent = new ArrayList<>();
    int flushed;

    @Override
    public void send(MappedEvent event) {
        sent.add(new Sent(event.interaction().eventTime(), false));
    }

    @Override
    public void heartbeat(long eventTime) {
        sent.add(new Sent(eventTime, true));
    }

    @Override
    public void flush() {
        flushed = sent.size();
    }

    List<Sent> events() {
        return sent.stream().filter(each -> !each.heartbeat()).toList();
    }
}
