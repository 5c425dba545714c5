package dev.attune.sandbox.simulator.live;

import dev.attune.cli.load.Pace;
import dev.attune.cli.load.RawEventSink;
import dev.attune.sandbox.simulator.CustomerTruth;
import dev.attune.sandbox.simulator.Draws;
import dev.attune.sandbox.simulator.FleetIncident;
import dev.attune.sandbox.simulator.Population;
import dev.attune.sandbox.simulator.live.Delivery.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Streams a simulated population: history at full speed, then at a steady pace. Events are made as they are sent, and
 * sending waits when the broker does, so that nothing piles up here. Heartbeats carry the time of arrival, which no
 * event on time is older than by more than the bound on disorder.
 */
public final class LiveFeed {

    private static final int RECORDS_PER_HEARTBEAT = 2000;
    private static final long LONGEST_WAIT = Duration.ofMillis(100).toNanos();
    private static final long BAD_STREAM = Long.MIN_VALUE + 1;

    /** Unknown schema ids are left out: they make the job wait, and a demo is about what does not. */
    private static final List<BadRecord> BAD = Arrays.stream(BadRecord.values())
            .filter(way -> way != BadRecord.AN_UNREGISTERED_SCHEMA)
            .toList();

    private final LiveFeedSettings settings;
    private final RawEventSink sink;
    private final int partitions;
    private final Pace.Stopwatch stopwatch;
    private final LongSupplier machine;
    private final Population population;
    private final Arrivals arrivals;
    private final Draws badDraws;
    private final AtomicLongArray counts = new AtomicLongArray(Kind.values().length);
    private final AtomicLong heartbeats = new AtomicLong();
    private final AtomicLong eventTime;
    private long sinceHeartbeat;

    /**
     * @param partitions of all input topics together: what one heartbeat costs
     * @param machine the machine's time, epoch milliseconds
     */
    public LiveFeed(
            LiveFeedSettings settings,
            RawEventSink sink,
            int partitions,
            Pace.Stopwatch stopwatch,
            LongSupplier machine) {
        this.settings = settings;
        this.sink = sink;
        this.partitions = partitions;
        this.stopwatch = stopwatch;
        this.machine = machine;
        this.population = new Population(settings.population());
        this.arrivals = new Arrivals(population, settings.arrivals());
        this.badDraws = Draws.of(settings.arrivals().seed(), BAD_STREAM);
        this.eventTime = new AtomicLong(settings.population().start());
    }

    /**
     * Runs until the population's period is over or the thread is interrupted.
     *
     * @param warmedUp called once, in this thread, when the history has been taken by the broker; the pace begins when
     *     it returns, so it may wait until the job has worked it off. Gives the pace: event time per real time
     */
    public void run(DoubleSupplier warmedUp) throws InterruptedException {
        FeedClock clock = null;
        while (true) {
            Delivery next = take();
            if (next == null) {
                break;
            }
            if (clock == null && next.arrival() >= settings.steadyFrom()) {
                heartbeat(settings.steadyFrom());
                sink.flush();
                clock = new FeedClock(warmedUp.getAsDouble(), settings.steadyFrom(), stopwatch, machine);
            }
            if (clock == null) {
                throwIfInterrupted();
            } else {
                waitFor(next.arrival(), clock);
            }
            send(next);
        }
        heartbeat(settings.population().end() + ArrivalSettings.LONGEST_DELAY);
        sink.flush();
    }

    private static void throwIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the feed was told to stop");
        }
    }

    private synchronized @Nullable Delivery take() {
        return arrivals.hasNext() ? arrivals.next() : null;
    }

    private void waitFor(long arrival, FeedClock clock) throws InterruptedException {
        long left = clock.until(arrival);
        while (left > 0) {
            stopwatch.pause(Math.min(left, LONGEST_WAIT));
            left = clock.until(arrival);
            if (left > 0) {
                heartbeat(Math.min(clock.now(), arrival));
            }
        }
    }

    private void send(Delivery delivery) {
        if (delivery.kind() == Kind.BAD) {
            BAD.get(badDraws.index(BAD.size()))
                    .send(sink, delivery.event().interaction(), machine.getAsLong(), badDraws);
        } else {
            sink.send(delivery.event());
        }
        counts.incrementAndGet(delivery.kind().ordinal());
        eventTime.set(delivery.arrival());
        if (++sinceHeartbeat >= RECORDS_PER_HEARTBEAT) {
            heartbeat(delivery.arrival());
        }
    }

    private void heartbeat(long time) {
        sink.heartbeat(time);
        heartbeats.incrementAndGet();
        eventTime.accumulateAndGet(time, Math::max);
        sinceHeartbeat = 0;
    }

    /** What has been sent so far; from any thread. */
    public FeedCounts counts() {
        return new FeedCounts(
                counts.get(Kind.PLAIN.ordinal()),
                counts.get(Kind.LATE.ordinal()),
                counts.get(Kind.DUPLICATE.ordinal()),
                counts.get(Kind.ANONYMOUS.ordinal()),
                counts.get(Kind.BAD.ordinal()),
                heartbeats.get() * partitions,
                eventTime.get());
    }

    /** What has really happened to everybody so far; from any thread. */
    public synchronized List<CustomerTruth> truth() {
        return population.truth();
    }

    /** What goes wrong for many at once over the whole period. */
    public List<FleetIncident> incidents() {
        return population.incidents();
    }
}
