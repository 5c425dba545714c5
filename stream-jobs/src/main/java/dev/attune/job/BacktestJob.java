package dev.attune.job;

import dev.attune.customer.CustomerOutput;
import dev.attune.customer.CustomerSettings;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.pulse.Pulse;
import dev.attune.intake.files.EventFilesSource;
import dev.attune.settings.OptionValues;
import dev.attune.settings.Options;
import dev.attune.telemetry.Flags;
import dev.attune.telemetry.Ledger;
import dev.attune.topology.CustomerExperienceTopology;
import dev.attune.topology.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** The main job over files, bounded, in this process: the same topology, so the same alerts as live, byte for byte. */
public final class BacktestJob {

    private static final Comparator<EpisodeRevision> ORDER = Comparator.comparingLong(EpisodeRevision::eventTime)
            .thenComparing(EpisodeRevision::alertId)
            .thenComparingInt(EpisodeRevision::revision);

    private static final Comparator<Pulse> PULSE_ORDER = Comparator.comparingLong(Pulse::windowEnd)
            .thenComparing(Pulse::productId, Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<Incident> INCIDENT_ORDER = Comparator.comparingLong(Incident::eventTime)
            .thenComparing(Incident::incidentId)
            .thenComparingInt(Incident::revision);

    private static final Comparator<Suppression> SUPPRESSION_ORDER = Comparator.comparingLong(Suppression::eventTime)
            .thenComparing(Suppression::alertId)
            .thenComparingInt(Suppression::count)
            .thenComparing(Suppression::reason);

    private static final Comparator<TouchpointTold> TOUCHPOINT_ORDER =
            Comparator.comparingLong(TouchpointTold::windowEnd).thenComparing(TouchpointTold::toString);

    private BacktestJob() {}

    /** Runs to the end and holds all results in memory: some hundred bytes per customer, some more per alert. */
    public static BacktestResult run(BacktestSettings settings) throws Exception {
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            return run(settings, scratch);
        }
    }

    static BacktestResult run(BacktestSettings settings, ScratchDirectory scratch) throws Exception {
        OptionValues defaults = OptionValues.of(Map.of());
        CustomerSettings customer = new CustomerSettings(
                settings.policy(), defaults.of(Options.EMIT_FROM), defaults.of(Options.STATE_TTL), true);
        Configuration configuration = JobSettings.structure(defaults.of(Options.MAX_PARALLELISM));
        scratch.configure(configuration);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), configuration);
        Told told = CustomerExperienceTopology.define(
                env, new EventFilesSource(settings.files()), WatermarkStrategy.noWatermarks(), customer);
        CloseableIterator<CustomerOutput> outputs = told.outputs().collectAsync();
        CloseableIterator<CustomerOutput> drops = told.drops().collectAsync();
        CloseableIterator<Incident> incidents = told.incidents().collectAsync();
        CloseableIterator<Suppression> suppressed = told.suppressed().collectAsync();
        CloseableIterator<CustomerOutput> finals = told.finals().collectAsync();
        CloseableIterator<Pulse> pulses = told.pulses().collectAsync();
        CloseableIterator<TouchpointTold> touchpoints =
                settings.touchpoints() ? told.touchpoints().collectAsync() : CloseableIterator.empty();
        JobClient job = env.executeAsync("attune-backtest");
        // All at once: a full buffer of either would hold up the job, and with it the others.
        CompletableFuture<List<Assessment>> assessments = apart(() -> assessments(finals));
        CompletableFuture<List<Pulse>> counted = apart(() -> sorted(pulses, PULSE_ORDER));
        CompletableFuture<List<EpisodeRevision>> dropped = apart(() -> revisions(drops));
        CompletableFuture<List<Incident>> found = apart(() -> sorted(incidents, INCIDENT_ORDER));
        CompletableFuture<List<Suppression>> held = apart(() -> sorted(suppressed, SUPPRESSION_ORDER));
        CompletableFuture<List<TouchpointTold>> windows = apart(() -> sorted(touchpoints, TOUCHPOINT_ORDER));
        List<EpisodeRevision> revisions;
        try {
            revisions = revisions(outputs);
        } catch (RuntimeException failed) {
            throw cause(job, failed);
        }
        revisions.addAll(dropped.get());
        revisions.sort(ORDER);
        List<Assessment> standing = assessments.get();
        JobExecutionResult end = job.getJobExecutionResult().get();
        return new BacktestResult(
                revisions,
                standing,
                found.get(),
                held.get(),
                counted.get(),
                windows.get(),
                Ledger.of(end),
                Flags.of(end));
    }

    /** Why the job failed: whoever fetches its results only hears that it did. */
    private static Exception cause(JobClient job, RuntimeException failed) throws InterruptedException {
        try {
            job.getJobExecutionResult().get();
            return failed;
        } catch (ExecutionException ended) {
            Throwable root = ended;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String message = root.getMessage();
            return new IllegalStateException(
                    "the run failed: " + (message == null ? root.getClass().getSimpleName() : message), ended);
        }
    }

    /** On a thread of its own: a shared pool could have fewer than there are results. */
    private static <T> CompletableFuture<T> apart(Supplier<T> results) {
        return CompletableFuture.supplyAsync(results, each -> new Thread(each, "backtest-results").start());
    }

    private static List<EpisodeRevision> revisions(CloseableIterator<CustomerOutput> outputs) {
        List<EpisodeRevision> revisions = new ArrayList<>();
        outputs.forEachRemaining(output -> {
            if (output instanceof CustomerOutput.Revision told) {
                revisions.add(told.revision());
            }
        });
        return revisions;
    }

    private static <T> List<T> sorted(CloseableIterator<T> told, Comparator<T> order) {
        List<T> all = new ArrayList<>();
        told.forEachRemaining(all::add);
        all.sort(order);
        return all;
    }

    private static List<Assessment> assessments(CloseableIterator<CustomerOutput> finals) {
        List<Assessment> assessments = new ArrayList<>();
        finals.forEachRemaining(output -> {
            if (output instanceof CustomerOutput.Health told) {
                assessments.add(told.assessment());
            }
        });
        assessments.sort(Comparator.comparing(Assessment::customerId));
        return assessments;
    }
}
