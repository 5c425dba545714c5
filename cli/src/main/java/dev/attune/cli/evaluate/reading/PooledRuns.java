package dev.attune.cli.evaluate.reading;

import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.FoundIncident;
import dev.attune.cli.evaluate.counting.TrueIncident;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Several runs as if they were one: customers of different runs are different people whatever their ids, and an incident
 * concerns its own run only. A kind of file counts where every run has it.
 */
public final class PooledRuns {

    private final Map<String, Inputs> runs = new LinkedHashMap<>();

    private PooledRuns() {}

    /** Reads all of them; only where no problem was found may the result be used. */
    public static Inputs read(List<RunFiles> files, InputProblems problems) {
        PooledRuns pooled = new PooledRuns();
        for (RunFiles run : files) {
            pooled.runs.put(run.name(), run.files().read(problems));
        }
        Set<String> policies = policies(pooled.first());
        for (RunFiles run : files) {
            Set<String> own = policies(pooled.of(run.name()));
            if (!own.equals(policies)) {
                problems.add(
                        run.directory(),
                        "a run must have alerts of the same policies as the first, " + policies + ", but had " + own);
            }
        }
        return pooled.pool();
    }

    private Inputs first() {
        return runs.values().iterator().next();
    }

    private Inputs of(String run) {
        return runs.getOrDefault(run, first());
    }

    private static Set<String> policies(Inputs inputs) {
        return Set.copyOf(inputs.alerts().stream().map(AlertFile::name).toList());
    }

    private Inputs pool() {
        List<Source> sources = new ArrayList<>();
        List<TrueIncident> incidents = new ArrayList<>();
        runs.forEach((run, inputs) -> {
            inputs.sources().forEach(each -> sources.add(each.of(run)));
            inputs.incidents().forEach(each -> incidents.add(each.in(run)));
        });
        return new Inputs(
                sources,
                alerts(),
                each(Inputs::customers, (run, each) -> each.renamed(id(run, each.customerId()))),
                each(Inputs::outcomes, (run, each) -> each.renamed(id(run, each.customerId()))),
                each(Inputs::truth, (run, each) -> each.in(run, id(run, each.customerId()))),
                incidents,
                found(),
                each(Inputs::purchases, (run, each) -> each.renamed(id(run, each.customerId()))),
                sessions(),
                each(Inputs::support, (run, each) -> each.renamed(id(run, each.customerId()))));
    }

    /** Null where some run has no such file. */
    private @Nullable List<FoundIncident> found() {
        return each(Inputs::found, (run, each) -> each.in(run));
    }

    private static String id(String run, String customerId) {
        return run + "/" + customerId;
    }

    private interface Renaming<T> {
        T of(String run, T row);
    }

    /** Null where some run has no such file. */
    private <T> @Nullable List<T> each(Function<Inputs, @Nullable List<T>> rows, Renaming<T> renaming) {
        List<T> all = new ArrayList<>();
        for (Map.Entry<String, Inputs> run : runs.entrySet()) {
            List<T> own = rows.apply(run.getValue());
            if (own == null) {
                return null;
            }
            own.forEach(row -> all.add(renaming.of(run.getKey(), row)));
        }
        return all;
    }

    private @Nullable Sessions sessions() {
        Map<String, long[]> visits = new HashMap<>();
        Map<String, long[]> starts = new HashMap<>();
        Map<String, List<PageView>> pages = new HashMap<>();
        for (Map.Entry<String, Inputs> run : runs.entrySet()) {
            Sessions own = run.getValue().sessions();
            if (own == null) {
                return null;
            }
            own.visits().forEach((customer, times) -> visits.put(id(run.getKey(), customer), times));
            own.starts().forEach((customer, times) -> starts.put(id(run.getKey(), customer), times));
            own.pages().forEach((customer, views) -> pages.put(id(run.getKey(), customer), views));
        }
        return new Sessions(visits, starts, pages);
    }

    private List<AlertFile> alerts() {
        Map<String, AlertFile> byPolicy = new LinkedHashMap<>();
        runs.forEach((run, inputs) -> inputs.alerts().forEach(file -> {
            UnaryOperator<Map<String, List<Episode>>> renamed = episodes -> renamed(run, episodes);
            AlertFile own = new AlertFile(
                    file.name(),
                    Path.of(file.path()).getFileName().toString(),
                    renamed.apply(file.churn()),
                    renamed.apply(file.drops()),
                    file.revisions(),
                    file.repeated(),
                    file.lastTime());
            byPolicy.merge(file.name(), own, TOGETHER);
        }));
        return List.copyOf(byPolicy.values());
    }

    private static final BinaryOperator<AlertFile> TOGETHER = (one, other) -> new AlertFile(
            one.name(),
            one.path(),
            union(one.churn(), other.churn()),
            union(one.drops(), other.drops()),
            one.revisions() + other.revisions(),
            one.repeated() + other.repeated(),
            Math.max(one.lastTime(), other.lastTime()));

    private static Map<String, List<Episode>> union(Map<String, List<Episode>> one, Map<String, List<Episode>> other) {
        Map<String, List<Episode>> union = new HashMap<>(one);
        union.putAll(other);
        return union;
    }

    private static Map<String, List<Episode>> renamed(String run, Map<String, List<Episode>> episodes) {
        Map<String, List<Episode>> renamed = new HashMap<>();
        episodes.forEach((customer, own) -> renamed.put(
                id(run, customer),
                own.stream().map(episode -> episode.renamed(id(run, customer))).toList()));
        return renamed;
    }
}
