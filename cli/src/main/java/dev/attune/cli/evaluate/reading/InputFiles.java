package dev.attune.cli.evaluate.reading;

import dev.attune.cli.evaluate.counting.FoundIncident;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.counting.TrueIncident;
import dev.attune.cli.evaluate.report.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which files to read; null for what is not given.
 *
 * @param incidents those that were
 * @param found those that were told
 * @param alerts by name of the policy, in order
 */
public record InputFiles(
        Map<String, Path> alerts,
        @Nullable Path customers,
        @Nullable Path outcomes,
        @Nullable Path truth,
        @Nullable Path incidents,
        @Nullable Path found,
        @Nullable Path purchases,
        @Nullable Path clicks,
        @Nullable Path support) {

    public InputFiles {
        alerts = new LinkedHashMap<>(alerts);
    }

    /** Reads all of them; only where no problem was found may the result be used. */
    public Inputs read(InputProblems problems) {
        List<Source> sources = new ArrayList<>();
        List<AlertFile> read = new ArrayList<>();
        alerts.forEach((name, path) -> {
            AlertFile file = new AlertFileReader(path, problems).read(name);
            read.add(file);
            sources.add(new Source("--alerts", name + "=" + path, file.revisions() + file.repeated(), told(file)));
        });
        StandingReader standings = new StandingReader(problems);
        EventReader events = new EventReader(problems);
        List<CustomerStanding> standing = list("--customers", customers, sources, standings::customers, "customer");
        List<Purchase> later = list("--outcomes", outcomes, sources, events::purchases, "purchase event");
        List<TrueCustomer> known = list("--truth", truth, sources, standings::truth, "customer");
        List<TrueIncident> broken = list("--incidents", incidents, sources, standings::incidents, "incident");
        List<FoundIncident> told =
                list("--incident-alerts", found, sources, path -> new IncidentFileReader().read(path), "told incident");
        List<Purchase> bought = list("--purchases", purchases, sources, events::purchases, "purchase event");
        Sessions sessions = clicks == null ? null : sessions(clicks, events, sources);
        List<SupportEvent> contacts = list("--support", support, sources, events::support, "support event");
        return new Inputs(
                sources,
                read,
                standing,
                later,
                known,
                broken == null ? List.of() : broken,
                told,
                bought,
                sessions,
                contacts);
    }

    private static String told(AlertFile file) {
        return AlertFile.count(file.churn()) + " churn-risk and "
                + Counted.of(AlertFile.count(file.drops()), "experience-drop episode")
                + (file.repeated() > 0 ? ", " + Counted.of(file.repeated(), "line") + " repeated" : "");
    }

    private static Sessions sessions(Path path, EventReader events, List<Source> sources) {
        Sessions sessions = events.sessions(path);
        long clicks = sessions.visits().values().stream()
                .mapToLong(times -> times.length)
                .sum();
        long starts = sessions.starts().values().stream()
                .mapToLong(times -> times.length)
                .sum();
        sources.add(new Source(
                "--clicks",
                path.toString(),
                clicks,
                Counted.of(starts, "session") + " of "
                        + Counted.of(sessions.visits().size(), "customer")));
        return sessions;
    }

    private static <T> @Nullable List<T> list(
            String role, @Nullable Path path, List<Source> sources, Function<Path, List<T>> reader, String what) {
        if (path == null) {
            return null;
        }
        List<T> rows = reader.apply(path);
        sources.add(new Source(role, path.toString(), rows.size(), Counted.of(rows.size(), what)));
        return rows;
    }
}
