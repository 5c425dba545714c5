package dev.attune.cli.load;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.policy.Policy;
import dev.attune.job.BacktestFiles;
import dev.attune.job.BacktestJob;
import dev.attune.job.BacktestResult;
import dev.attune.job.BacktestSettings;
import dev.attune.telemetry.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the job over files. */
@Command(
        name = "backtest",
        description = {
            "Runs the job over files, and says what it would have said.",
            "The same code as live, so the same alerts, byte for byte. Ends at the last event, or at --as-of."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune backtest --purchases p.csv --alerts alerts.jsonl",
            "  attune backtest --purchases p.csv --clicks c.csv --support s.csv",
            "      --as-of 1997-09-30T00:00:00Z --customers customers.csv",
            "  attune backtest --purchases p.csv --model model.json --horizon P91D",
            "      --customers customers.csv"
        })
final class BacktestCommand implements Callable<Integer> {

    @Mixin
    private EventFileOptions files;

    @Mixin
    private Output output;

    @Mixin
    private PolicyOptions policy;

    @Option(names = "--alerts", paramLabel = "JSONL", description = "Where to write the alerts, one line each.")
    private @Nullable Path alerts;

    @Option(
            names = "--customers",
            paramLabel = "CSV",
            description = "Where to write how every customer stands at the end, one row each.")
    private @Nullable Path customers;

    @Option(
            names = "--incidents",
            paramLabel = "JSONL",
            description = "Where to write the incidents, one line for each revision.")
    private @Nullable Path incidents;

    @Option(
            names = "--pulses",
            paramLabel = "JSONL",
            description = "Where to write the pulse: products by day, stages of life by hour, windows of touchpoints"
                    + " and what hurts there, one line each.")
    private @Nullable Path pulses;

    @Option(
            names = "--parallelism",
            defaultValue = "1",
            description = "Changes nothing but the speed (default: ${DEFAULT-VALUE}).")
    private int parallelism = 1;

    @Override
    public Integer call() throws Exception {
        requireDirectory(alerts);
        requireDirectory(customers);
        requireDirectory(incidents);
        requireDirectory(pulses);
        Policy judgedBy = policy.read(output);
        int events = files.read(output).events().size();
        if (events == 0) {
            throw new CommandFailed("there is nothing to run over: the files have no event up to --as-of");
        }
        output.note("running over " + events + " events");
        long began = System.nanoTime();
        BacktestResult result =
                BacktestJob.run(new BacktestSettings(files.settings(), judgedBy, parallelism, pulses != null));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (alerts != null) {
            BacktestFiles.writeAlerts(result.revisions(), alerts);
        }
        if (customers != null) {
            BacktestFiles.writeCustomers(result.assessments(), customers);
        }
        if (incidents != null) {
            BacktestFiles.writeIncidents(result.incidents(), incidents);
        }
        if (pulses != null) {
            BacktestFiles.writePulses(result.pulses(), result.touchpoints(), pulses);
        }
        output.note("took " + took.toMillis() + " ms");
        if (result.flags().touchpointsUnknown() > 0) {
            output.note(result.flags().touchpointsUnknown()
                    + " events name touchpoints that are not told apart and count as elsewhere: name yours in"
                    + " touchpoints.names of the policy");
        }
        print(result);
        return 0;
    }

    /** Before the run: a long one must not end in a result that has nowhere to go. */
    private static void requireDirectory(@Nullable Path file) {
        Path directory = file == null ? null : file.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new CommandFailed("there is no directory " + directory + " to write " + file + " in");
        }
    }

    private void print(BacktestResult result) {
        Map<AlertKind, Map<EpisodeState, Integer>> told = count(result.revisions());
        Table table = new Table("what", "count");
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Map.Entry<String, Long> exit : exits(result.ledger()).entrySet()) {
            table.row(exit.getKey(), exit.getValue());
            object.put(exit.getKey(), exit.getValue());
        }
        result.flags().byName().forEach((flag, events) -> {
            if (events > 0) {
                table.row(flag.replace('_', ' '), events);
            }
        });
        object.put("flags", result.flags().byName());
        told.forEach((kind, states) -> states.forEach((state, count) -> table.row(kind + " " + state, count)));
        Map<EpisodeState, Integer> incidentStates = countIncidents(result.incidents());
        incidentStates.forEach((state, count) -> table.row("INCIDENT " + state, count));
        table.row("suppressed", result.suppressed().size());
        table.row("customers", result.assessments().size());
        object.put("alerts", told);
        object.put("incidents", incidentStates);
        object.put("suppressed", result.suppressed().size());
        object.put("customers", result.assessments().size());
        output.print(object, table);
    }

    private static Map<AlertKind, Map<EpisodeState, Integer>> count(List<EpisodeRevision> revisions) {
        Map<AlertKind, Map<EpisodeState, Integer>> told = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : List.of(AlertKind.CHURN_RISK, AlertKind.EXPERIENCE_DROP)) {
            told.put(kind, new EnumMap<>(EpisodeState.class));
        }
        for (EpisodeRevision revision : revisions) {
            told.computeIfAbsent(revision.kind(), kind -> new EnumMap<>(EpisodeState.class))
                    .merge(revision.state(), 1, Integer::sum);
        }
        return told;
    }

    private static Map<EpisodeState, Integer> countIncidents(List<Incident> incidents) {
        Map<EpisodeState, Integer> told = new EnumMap<>(EpisodeState.class);
        incidents.forEach(incident -> told.merge(incident.state(), 1, Integer::sum));
        return told;
    }

    private static Map<String, Long> exits(Ledger ledger) {
        Map<String, Long> exits = new LinkedHashMap<>();
        exits.put("read", ledger.read());
        exits.put("accepted", ledger.accepted());
        exits.put("late", ledger.late());
        exits.put("duplicate", ledger.duplicate());
        exits.put("rejected", ledger.rejected());
        exits.put("anonymous", ledger.anonymous());
        exits.put("control", ledger.control());
        return exits;
    }
}
