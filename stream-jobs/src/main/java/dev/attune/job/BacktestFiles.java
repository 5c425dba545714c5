package dev.attune.job;

import dev.attune.delivery.AlertMapper;
import dev.attune.delivery.IncidentMapper;
import dev.attune.delivery.PulseMapper;
import dev.attune.delivery.RecordJson;
import dev.attune.delivery.TouchpointMapper;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.customer.Window;
import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.pulse.Pulse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** What a backtest writes: alerts as JSON lines, customers as CSV. Cells that do not apply are empty. */
public final class BacktestFiles {

    private static final String[] WINDOWS = {"1h", "24h", "7d", "30d", "90d"};

    private BacktestFiles() {}

    /** One line per revision, the fields of the alert topics. */
    public static void writeAlerts(List<EpisodeRevision> revisions, Path file) throws IOException {
        AlertMapper mapper = new AlertMapper();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (EpisodeRevision revision : revisions) {
                writeLine(out, RecordJson.line(mapper.map(revision)));
            }
        }
    }

    /** One line per revision, the fields of the incident topic. */
    public static void writeIncidents(List<Incident> incidents, Path file) throws IOException {
        IncidentMapper mapper = new IncidentMapper();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Incident incident : incidents) {
                writeLine(out, RecordJson.line(mapper.map(incident)));
            }
        }
    }

    /** One line per pulse, the fields of its topic: products and stages of life first, then touchpoints. */
    public static void writePulses(List<Pulse> pulses, List<TouchpointTold> touchpoints, Path file) throws IOException {
        PulseMapper mapper = new PulseMapper();
        TouchpointMapper windows = new TouchpointMapper();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Pulse pulse : pulses) {
                writeLine(out, RecordJson.line(mapper.map(pulse)));
            }
            for (TouchpointTold told : touchpoints) {
                if (TouchpointMapper.isPulse(told)) {
                    writeLine(out, RecordJson.line(windows.pulse(told)));
                }
            }
        }
    }

    private static void writeLine(BufferedWriter out, String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    /** One row per customer; ages in weeks to double precision. */
    public static void writeCustomers(List<Assessment> assessments, Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader(header().toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                CSVPrinter csv = new CSVPrinter(out, format)) {
            for (Assessment assessment : assessments) {
                csv.printRecord(row(assessment));
            }
        }
    }

    private static List<String> header() {
        List<String> names = new ArrayList<>(List.of(
                "customer_id",
                "as_of",
                "segment",
                "lifecycle",
                "band",
                "p_dead",
                "risk",
                "horizon_days",
                "expected_spend",
                "value_at_risk",
                "lifetime_spend",
                "currency",
                "experience_index",
                "experience_baseline",
                "experience_gap",
                "experience_band_low",
                "experience_band_high"));
        names.addAll(List.of("repeat_purchases", "recency_weeks", "age_weeks"));
        names.addAll(List.of("purchase_log_odds_dead", "purchase_p_alive", "purchase_p_silent"));
        names.addAll(List.of("repeat_session_days", "activity_recency_weeks", "activity_age_weeks"));
        names.addAll(List.of("activity_log_odds_dead", "activity_p_alive", "activity_p_silent"));
        for (String window : WINDOWS) {
            for (String figure :
                    List.of("interactions", "sessions", "purchases", "errors", "frictions", "contacts", "spend")) {
                names.add(figure + "_" + window);
            }
        }
        names.addAll(List.of("confidence", "missing", "open_episodes", "policy_version", "model_version"));
        return names;
    }

    private static List<@Nullable Object> row(Assessment a) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(a.customerId());
        cells.add(Instant.ofEpochMilli(a.asOf()));
        cells.add(a.stakes().segment());
        cells.add(a.lifecycle());
        cells.add(a.band());
        cells.add(number(a.pDead()));
        cells.add(number(a.stakes().risk()));
        cells.add(a.stakes().horizonDays());
        cells.add(number(a.stakes().expectedSpend()));
        cells.add(number(a.stakes().valueAtRisk()));
        cells.add(number(a.stakes().lifetimeSpend()));
        cells.add(a.stakes().currency());
        cells.add(number(a.experienceIndex()));
        cells.add(number(a.experienceBaseline()));
        cells.add(number(a.experienceGap()));
        cells.add(number(a.experienceBandLow()));
        cells.add(number(a.experienceBandHigh()));
        addClock(a.purchase(), cells);
        addClock(a.activity(), cells);
        for (int i = 0; i < WINDOWS.length; i++) {
            addWindow(i < a.windows().size() ? a.windows().get(i) : null, cells);
        }
        cells.add(number(a.confidence().level()));
        cells.add(String.join(" ", a.confidence().missing()));
        cells.add(String.join(" ", a.openEpisodes()));
        cells.add(a.policyVersion());
        cells.add(a.modelVersion());
        return cells;
    }

    private static void addClock(ClockFigures clock, List<@Nullable Object> cells) {
        boolean ticking = clock.started();
        cells.add(ticking ? clock.repeats() : null);
        cells.add(ticking ? number(clock.ageAtLast()) : null);
        cells.add(ticking ? number(clock.age()) : null);
        cells.add(number(clock.logOddsDead()));
        cells.add(number(clock.pAlive()));
        cells.add(number(clock.pSilent()));
    }

    private static void addWindow(@Nullable Window window, List<@Nullable Object> cells) {
        cells.add(window == null ? null : window.interactions());
        cells.add(window == null ? null : window.sessions());
        cells.add(window == null ? null : window.purchases());
        cells.add(window == null ? null : window.errors());
        cells.add(window == null ? null : window.frictions());
        cells.add(window == null ? null : window.contacts());
        cells.add(window == null ? null : number(window.spend()));
    }

    /** Shortest digits that give the same double; whole numbers without a point. */
    private static @Nullable String number(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : Double.toString(value);
    }
}
