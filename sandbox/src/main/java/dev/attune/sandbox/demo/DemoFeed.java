package dev.attune.sandbox.demo;

import dev.attune.cli.Endpoints;
import dev.attune.cli.load.InputTopics;
import dev.attune.cli.load.Pace;
import dev.attune.cli.load.RawEventSink;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.process.SandboxException;
import dev.attune.sandbox.simulator.live.FeedCounts;
import dev.attune.sandbox.simulator.live.LiveFeed;
import dev.attune.sandbox.simulator.live.LiveFeedSettings;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** A live feed on a thread of its own, from its history to the moment it is stopped. */
final class DemoFeed implements AutoCloseable {
    /** The job's bound on disorder and a tick: then nothing waits any more. */
    private static final long LAST_TICK_MILLISECONDS = 3_000;

    private final SchemaRegistry registry;
    private final InputTopics topics;
    private final LiveFeed feed;
    private final Thread thread;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean live;

    private DemoFeed(SchemaRegistry registry, InputTopics topics, LiveFeed feed, LongToDoubleFunction warmedUp) {
        this.registry = registry;
        this.topics = topics;
        this.feed = feed;
        this.thread = new Thread(() -> run(warmedUp), "live-feed");
    }

    /**
     * @param warmedUp hears how many records of history were sent, on the feed's thread, and gives the pace from there,
     *     event time per real time
     */
    static DemoFeed start(
            Endpoints endpoints, LiveFeedSettings settings, JobFigures figures, LongToDoubleFunction warmedUp) {
        SchemaRegistry registry = ConfluentSchemaRegistry.at(endpoints.registry(), Map.of());
        InputTopics topics = InputTopics.open(Map.of("bootstrap.servers", endpoints.bootstrap()), registry);
        RawEventSink sink = new ThrottledSink(topics, topics.partitions(), figures::awaitRead);
        DemoFeed started = new DemoFeed(
                registry,
                topics,
                new LiveFeed(settings, sink, topics.partitions(), Pace.MACHINE, System::currentTimeMillis),
                warmedUp);
        started.thread.start();
        return started;
    }

    FeedCounts counts() {
        return feed.counts();
    }

    /** Whether the history is over and the pace has begun. */
    boolean live() {
        return live;
    }

    void requireAlive() {
        RuntimeException reason = failure;
        if (reason != null) {
            throw new SandboxException("the feed ended: " + reason.getMessage(), reason);
        }
    }

    /**
     * Sends nothing more but the heartbeats that end the last tick; what was sent is with the broker when this returns.
     *
     * @return records sent in all
     */
    long stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        topics.heartbeat(feed.counts().eventTime() + LAST_TICK_MILLISECONDS);
        topics.flush();
        return topics.sent();
    }

    @Override
    public void close() {
        thread.interrupt();
        topics.close();
        registry.close();
    }

    private void run(LongToDoubleFunction warmedUp) {
        try {
            feed.run(() -> {
                double speed = warmedUp.applyAsDouble(feed.counts().sent());
                live = true;
                return speed;
            });
        } catch (InterruptedException | InterruptException stopped) {
            // As asked: what was sent is counted, and leaves with the producer.
            return;
        } catch (RuntimeException broken) {
            failure = broken;
        }
    }
}
