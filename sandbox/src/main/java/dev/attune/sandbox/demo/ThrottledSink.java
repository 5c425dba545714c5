package dev.attune.sandbox.demo;

import dev.attune.cli.load.RawEventSink;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.mapping.MappedEvent;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sink that lets the job keep up: never more than a bounded number of records lie between what was sent and what the
 * job has read. In a longer backlog partitions drift apart, what is ahead waits in the job for its tick, and every
 * checkpoint, one a second here, writes all that waits.
 */
final class ThrottledSink implements RawEventSink {
    private static final long FARTHEST_AHEAD = 60_000;
    private static final long BETWEEN_LOOKS = 5_000;

    private final RawEventSink sink;
    private final int partitions;
    private final LongUnaryOperator awaitRead;
    private long sent;
    private long mayBeSent = FARTHEST_AHEAD;

    /**
     * @param partitions records that one heartbeat is
     * @param awaitRead waits until the job has read so many records, and gives how many it has
     */
    ThrottledSink(RawEventSink sink, int partitions, LongUnaryOperator awaitRead) {
        this.sink = sink;
        this.partitions = partitions;
        this.awaitRead = awaitRead;
    }

    @Override
    public void send(MappedEvent event) {
        waitToSend(1);
        sink.send(event);
    }

    @Override
    public byte[] encode(MappedEvent event) {
        return sink.encode(event);
    }

    @Override
    public void sendRaw(EventStream stream, byte @Nullable [] key, byte @Nullable [] value) {
        waitToSend(1);
        sink.sendRaw(stream, key, value);
    }

    @Override
    public void heartbeat(long eventTime) {
        waitToSend(partitions);
        sink.heartbeat(eventTime);
    }

    @Override
    public void flush() {
        sink.flush();
    }

    /** Waits before sending, so that what was not sent is not counted when the wait is interrupted. */
    private void waitToSend(int records) {
        if (sent + records > mayBeSent) {
            sink.flush();
            long read = awaitRead.applyAsLong(sent + BETWEEN_LOOKS - FARTHEST_AHEAD);
            mayBeSent = read + FARTHEST_AHEAD;
        }
        sent += records;
    }
}
