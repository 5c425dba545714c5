package dev.attune.sandbox.demo;

import dev.attune.cli.Endpoints;
import dev.attune.cli.Output;
import dev.attune.contract.Topic;
import dev.attune.sandbox.lifecycle.Interruption;
import dev.attune.sandbox.lifecycle.Product;
import dev.attune.sandbox.process.Machine;
import dev.attune.sandbox.simulator.live.FeedCounts;
import dev.attune.sandbox.simulator.live.LiveFeedSettings;
import dev.attune.telemetry.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A simulated population on a running product, for a while. */
final class Demonstration {
    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(10);
    /** How long a demonstration without end goes faster than life. */
    private static final Duration LONG = Duration.ofMinutes(15);

    private static final double FASTEST_DAYS_PER_SECOND = 1;
    private static final double DAY_SECONDS = 86_400;
    /** How much of what this machine can do is asked of it: one that is busy to the brim shows its queues, not the job. */
    private static final double SHARE_OF_MACHINE = 0.5;

    private final Output output;
    private final int customers;
    private final long seed;
    private final boolean verbose;

    Demonstration(Output output, int customers, long seed, boolean verbose) {
        this.output = output;
        this.customers = customers;
        this.seed = seed;
        this.verbose = verbose;
    }

    /** @param duration how long the population is shown live, after its history; null until somebody wishes the end */
    DemoSummary run(Product product, Interruption interruption, @Nullable Duration duration) {
        Endpoints endpoints = product.stack().endpoints();
        tellWhere(endpoints);
        AlertTally tally = new AlertTally();
        AlertScroll scroll = new AlertScroll(output.isColoured(), this::line, System::nanoTime);
        try (CommittedAlerts alerts = new CommittedAlerts(
                endpoints.bootstrap(),
                committed -> {
                    tally.add(committed);
                    scroll.show(committed.alert());
                },
                incident -> {
                    tally.add(incident);
                    scroll.show(incident);
                })) {
            JobFigures figures = new JobFigures(product);
            LiveFeedSettings population = population(duration);
            long began = System.nanoTime();
            try (DemoFeed feed = DemoFeed.start(endpoints, population, figures, sent -> {
                double daysPerSecond = warmUp(figures, sent, population.warmUpDays(), began);
                tally.live(System.currentTimeMillis());
                return daysPerSecond * DAY_SECONDS;
            })) {
                watch(new Watched(product, alerts, feed, figures), interruption, duration);
                Ledger ledger = figures.settled(feed.stop());
                figures.awaitCommitted();
                alerts.finish();
                return new DemoSummary(ledger, tally, verbose ? memory(product) : Map.of());
            }
        }
    }

    /** What must go on working while a demonstration runs. */
    private record Watched(Product product, CommittedAlerts alerts, DemoFeed feed, JobFigures figures) {
        void requireAlive() {
            product.stack().requireAlive();
            alerts.requireAlive();
            feed.requireAlive();
        }
    }

    private LiveFeedSettings population(@Nullable Duration duration) {
        return LiveFeedSettings.demo(
                customers,
                seed,
                System.currentTimeMillis(),
                duration == null ? LONG : duration,
                FASTEST_DAYS_PER_SECOND);
    }

    private void watch(Watched watched, Interruption interruption, @Nullable Duration duration) {
        long told = System.nanoTime();
        long liveFor = 0;
        long before = told;
        while (duration == null || liveFor < duration.toNanos()) {
            if (interruption.awaitWish(HEARTBEAT)) {
                return;
            }
            watched.requireAlive();
            long now = System.nanoTime();
            liveFor += watched.feed().live() ? now - before : 0;
            before = now;
            if (now - told > BETWEEN_NOTES.toNanos()) {
                told = now;
                tellProgress(watched);
            }
        }
    }

    private void tellProgress(Watched watched) {
        FeedCounts sent = watched.feed().counts();
        output.note(String.format(
                Locale.ROOT,
                "--- population at %s: %,d records sent, %,d read by the job",
                Instant.ofEpochMilli(sent.eventTime()).truncatedTo(ChronoUnit.MINUTES),
                sent.sent(),
                watched.figures().now().read()));
    }

    /** On the feed's thread: the pace begins when the job has worked off the history; gives days a second. */
    private double warmUp(JobFigures figures, long sent, int days, long began) {
        output.note(String.format(Locale.ROOT, "--- history sent, %,d records; the job works it off", sent));
        figures.awaitWorkedOff(sent);
        double pace = pace(days, (System.nanoTime() - began) / 1e9);
        output.note(String.format(Locale.ROOT, "--- live now, %.1f days a second", pace));
        return pace;
    }

    /** Days a second that leave this machine room to breathe, where so many days of history took so many seconds. */
    static double pace(int days, double seconds) {
        return Math.min(FASTEST_DAYS_PER_SECOND, SHARE_OF_MACHINE * days / seconds);
    }

    private void tellWhere(Endpoints endpoints) {
        output.note("");
        output.note("Flink      " + endpoints.flink());
        output.note("Kafka      " + endpoints.bootstrap() + "  alerts in " + Topic.CHURN_RISK.topicName() + " and "
                + Topic.EXPERIENCE_DROP.topicName() + ", incidents in " + Topic.INCIDENT.topicName());
        output.note("registry   " + endpoints.registry());
        output.note("logs       " + endpoints.directory());
        output.note(
                "In another terminal: ./attune status, ./attune alerts --follow, ./attune incidents --follow, ./attune explain <customer-id>");
        output.note("");
    }

    private void line(String text) {
        if (output.isJson()) {
            output.note(text);
        } else {
            output.out().println(text);
            output.out().flush();
        }
    }

    private static Map<String, Long> memory(Product product) {
        Map<String, Long> bytes = new LinkedHashMap<>(product.stack().residentBytes());
        bytes.put("attune", Machine.residentBytes(ProcessHandle.current().pid()));
        return bytes;
    }
}
