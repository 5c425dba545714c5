package dev.attune.cli.evaluate;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Output;
import dev.attune.cli.evaluate.measure.Bootstrap;
import dev.attune.cli.evaluate.page.Page;
import dev.attune.cli.evaluate.reading.InputFiles;
import dev.attune.cli.evaluate.reading.InputProblems;
import dev.attune.cli.evaluate.reading.Inputs;
import dev.attune.cli.evaluate.reading.PooledRuns;
import dev.attune.cli.evaluate.reading.RunFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how good alerts and risks proved to be. */
@Command(
        name = "evaluate",
        description = {
            "Measures how good alerts and risks proved to be, with confidence intervals, beside plain rules.",
            "Every file is optional; what is missing takes away only the measures that need it, and the output says"
                    + " which. The rules of counting are in docs/evaluation.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune evaluate --customers customers.csv --outcomes purchases.csv",
            "  attune evaluate --alerts now=a.jsonl --alerts tried=b.jsonl",
            "      --truth truth_customers.csv --customers customers.csv",
            "      --purchases p.csv --clicks c.csv --html page.html",
            "  attune evaluate --run 1=runs/1 --run 2=runs/2 --run 3=runs/3"
        })
final class EvaluateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output;

    @Option(
            names = "--alerts",
            paramLabel = "[NAME=]JSONL",
            description = "Alerts as backtest writes them; repeat it to compare policies (name: the file's own).")
    private List<String> alerts = List.of();

    @Option(
            names = "--customers",
            paramLabel = "CSV",
            description = "How every customer stood at as_of, as backtest writes it.")
    private @Nullable Path customers;

    @Option(
            names = "--outcomes",
            paramLabel = "CSV",
            description = "Purchases after as_of (earlier ones are passed over): what the risk is judged by.")
    private @Nullable Path outcomes;

    @Option(
            names = "--truth",
            paramLabel = "CSV",
            description =
                    "customer_id, birth, death, and region, drop_start, drop_end if known, as simulate writes it.")
    private @Nullable Path truth;

    @Option(
            names = "--incidents",
            paramLabel = "CSV",
            description = "touchpoint, region, start, end of what hit many customers, as simulate writes it.")
    private @Nullable Path incidents;

    @Option(
            names = "--incident-alerts",
            paramLabel = "JSONL",
            description = "Incidents as backtest --incidents writes them, to be held against those of --incidents.")
    private @Nullable Path incidentAlerts;

    @Option(
            names = "--purchases",
            paramLabel = "CSV",
            description = "The purchase events that the alerts are of: for plain rules, and for late deliveries.")
    private @Nullable Path purchases;

    @Option(
            names = "--clicks",
            paramLabel = "CSV",
            description = "Likewise the clicks: for plain rules, and for sessions within a drop.")
    private @Nullable Path clicks;

    @Option(
            names = "--support",
            paramLabel = "CSV",
            description = "Likewise the support events: for unresolved tickets and low ratings.")
    private @Nullable Path support;

    @Option(
            names = "--run",
            paramLabel = "NAME=DIR",
            description =
                    "A directory with all of it, named as simulate and backtest name the files, alerts of a policy"
                            + " alerts-POLICY.jsonl; repeat it to pool several populations; takes the place of the options for"
                            + " single files.")
    private List<String> runs = List.of();

    @Option(
            names = "--horizon",
            paramLabel = "PERIOD",
            description = "Days after as_of within which a purchase counts, as P91D (default: the customers file's).")
    private @Nullable Period horizon;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "End of the observation of alerts (default: as_of of the customers, else the last event).")
    private @Nullable Instant until;

    @Option(
            names = "--resamples",
            defaultValue = "1000",
            description = "Bootstrap samples behind intervals (default: ${DEFAULT-VALUE}).")
    private int resamples = 1000;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same intervals (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--html", paramLabel = "FILE", description = "Where to write a page with charts and all figures.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        EvaluationSettings settings = settings();
        InputFiles files = new InputFiles(
                named(alerts, "--alerts"),
                customers,
                outcomes,
                truth,
                incidents,
                incidentAlerts,
                purchases,
                clicks,
                support);
        List<RunFiles> directories = directories();
        requireDirectory();
        InputProblems problems = new InputProblems();
        Inputs inputs = directories.isEmpty() ? files.read(problems) : PooledRuns.read(directories, problems);
        if (!problems.isEmpty()) {
            problems.lines().forEach(output::note);
            throw new CommandFailed("the files cannot be used as they are: mend what is said above");
        }
        Evaluation evaluation = Evaluation.of(inputs, settings);
        if (html != null) {
            Files.writeString(html, Page.of(evaluation.report()), StandardCharsets.UTF_8);
        }
        output.print(evaluation.report().object(), evaluation.report().lines(output.isColoured()));
        return 0;
    }

    private EvaluationSettings settings() {
        boolean single = !alerts.isEmpty() || customers != null || purchases != null || clicks != null;
        if (runs.isEmpty() && !single) {
            throw wrong("at least one of --run, --alerts, --customers, --purchases and --clicks must be given");
        }
        if (!runs.isEmpty()
                && (single
                        || truth != null
                        || outcomes != null
                        || incidents != null
                        || incidentAlerts != null
                        || support != null)) {
            throw wrong("--run brings every file of its directory: single files cannot be given beside it");
        }
        if (resamples < 1 || resamples > 1_000_000) {
            throw wrong("--resamples must be in [1, 1000000], but was " + resamples);
        }
        return new EvaluationSettings(
                days(), until == null ? null : until.toEpochMilli(), new Bootstrap(resamples, seed));
    }

    private @Nullable Integer days() {
        if (horizon == null) {
            return null;
        }
        if (horizon.toTotalMonths() != 0 || horizon.getDays() < 1) {
            throw wrong("--horizon must be a number of days of at least 1, such as P91D, but was " + horizon);
        }
        return horizon.getDays();
    }

    /** A name may stand before the path; a file whose own name has such a sign is taken as it is. */
    private Map<String, Path> named(List<String> options, String option) {
        Map<String, Path> named = new LinkedHashMap<>();
        for (String given : options) {
            int equals = given.indexOf('=');
            boolean isNamed = equals > 0 && !Files.exists(Path.of(given));
            Path path = Path.of(isNamed ? given.substring(equals + 1) : given);
            String name = isNamed ? given.substring(0, equals) : withoutSuffix(path);
            if (named.put(name, path) != null) {
                throw wrong(option + " must have different names, but " + name + " was given twice: name them as in "
                        + option + " now=" + path);
            }
        }
        return named;
    }

    private List<RunFiles> directories() {
        List<RunFiles> directories = new ArrayList<>();
        named(runs, "--run").forEach((name, directory) -> {
            if (!Files.isDirectory(directory)) {
                throw wrong("--run must name a directory, but was " + directory);
            }
            directories.add(new RunFiles(name, directory));
        });
        return directories;
    }

    private static String withoutSuffix(Path path) {
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private void requireDirectory() {
        Path directory = html == null ? null : html.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new CommandFailed("there is no directory " + directory + " to write " + html + " in");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
