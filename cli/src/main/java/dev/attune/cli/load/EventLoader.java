package dev.attune.cli.load;

import dev.attune.intake.files.FileEvent;
import dev.attune.intake.files.MergedEvents;
import java.time.Duration;
import java.util.function.LongConsumer;

/**
 * Sends merged events in the order of event time, with heartbeats.
 *
 * <p>Why nothing becomes late by loading: a partition's watermark follows the newest event time read from that
 * partition. Whatever is sent to it, event or heartbeat, is never newer than any event still to be sent, so no later
 * record of any partition can be behind it; how fast the reader reads which partition does not matter, since the job's
 * watermark is the smallest of its partitions'. Only those that are not idle count, so that a job without input for a
 * while would follow whichever partition it reads first: a heartbeat wakes them all, and is read before events are sent.
 * Further heartbeats keep partitions without events from holding back the others: after every so many events, while
 * waiting, and at the end.
 */
public final class EventLoader {

    private static final int EVENTS_PER_HEARTBEAT = 1000;

    /** Time for a running job to read the first heartbeats, by themselves. */
    static final long WAKING = Duration.ofSeconds(2).toNanos();

    private static final long LONGEST_WAIT = Duration.ofMillis(250).toNanos();

    private final EventSink sink;
    private final Pace pace;
    private final Duration outOfOrderness;

    /** @param outOfOrderness the bound the job allows for; the last heartbeat is ahead by it */
    public EventLoader(EventSink sink, Pace pace, Duration outOfOrderness) {
        this.sink = sink;
        this.pace = pace;
        this.outOfOrderness = outOfOrderness;
    }

    /** @param progress told after each event how many have been sent */
    public void load(MergedEvents merged, LongConsumer progress) throws InterruptedException {
        long sent = 0;
        if (!merged.events().isEmpty()) {
            wakePartitions(merged.events().get(0).eventTime());
        }
        for (FileEvent event : merged.events()) {
            waitFor(event.eventTime());
            sink.send(event.event());
            sent++;
            if (sent % EVENTS_PER_HEARTBEAT == 0) {
                sink.heartbeat(event.eventTime());
            }
            progress.accept(sent);
        }
        if (sent > 0) {
            sink.heartbeat(merged.end() + outOfOrderness.toMillis());
        }
        sink.flush();
    }

    private void wakePartitions(long first) throws InterruptedException {
        sink.heartbeat(first);
        sink.flush();
        pace.pause(WAKING);
    }

    /** While it waits, time goes on: up to just before the next event. */
    private void waitFor(long eventTime) throws InterruptedException {
        long left = pace.untilDue(eventTime);
        while (left > 0) {
            pace.pause(Math.min(left, LONGEST_WAIT));
            left = pace.untilDue(eventTime);
            if (left > 0) {
                sink.heartbeat(Math.min(pace.due(), eventTime));
            }
        }
    }
}
