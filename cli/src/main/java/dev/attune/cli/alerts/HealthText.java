package dev.attune.cli.alerts;

import dev.attune.cli.Table;
import dev.attune.delivery.RecordJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;

/** A customer-health record for people. */
final class HealthText {

    private static final int HOURS_PER_DAY = 24;

    private final boolean coloured;

    HealthText(boolean coloured) {
        this.coloured = coloured;
    }

    List<String> of(GenericRecord health) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        String heading = "Customer %s as of %s UTC: %s, risk band %s"
                .formatted(
                        health.get("customer_id"),
                        Figures.time(Instant.ofEpochMilli((long) health.get("as_of"))),
                        plain(health.get("lifecycle")),
                        plain(health.get("band")));
        lines.add(coloured ? "\u001B[1m" + heading + "\u001B[0m" : heading);
        lines.add("%s chance of having left; %s that nothing is bought in the next %d days."
                .formatted(
                        Figures.percent((double) health.get("p_dead")),
                        Figures.percent((double) health.get("risk")),
                        (int) health.get("horizon_days")));
        Instant asOf = Instant.ofEpochMilli((long) health.get("as_of"));
        Stream.of(ClockView.activity(health, asOf), ClockView.purchases(health, asOf))
                .flatMap(Optional::stream)
                .map(ClockView::sentence)
                .forEach(lines::add);
        lines.add(experience(health));
        lines.addAll(ConfidenceWords.of(health));
        lines.add(StakesWords.of(health, asOf));
        lines.add("");
        lines.addAll(windows(health).lines(coloured));
        return lines;
    }

    private static String experience(GenericRecord health) {
        Double index = (Double) health.get("experience_index");
        Double baseline = (Double) health.get("experience_baseline");
        if (index == null) {
            return "No experience was measured yet.";
        }
        return "Experience index %s of 100%s%s."
                .formatted(
                        Figures.decimal(index, 1),
                        baseline == null ? "" : ", usually " + Figures.decimal(baseline, 1),
                        band(health));
    }

    /** Records of earlier jobs have none. */
    private static String band(GenericRecord health) {
        Double low = (Double) health.get("experience_band_low");
        Double high = (Double) health.get("experience_band_high");
        return low == null || high == null
                ? ""
                : " (nine times of ten %s to %s)".formatted(Figures.decimal(low, 1), Figures.decimal(high, 1));
    }

    private static Table windows(GenericRecord health) {
        Table table = new Table(
                "window", "interactions", "sessions", "purchases", "errors", "frictions", "contacts", "spend");
        for (Object each : (Collection<?>) health.get("windows")) {
            GenericRecord window = (GenericRecord) each;
            table.row(
                    length((int) window.get("hours")),
                    window.get("interactions"),
                    window.get("sessions"),
                    window.get("purchases"),
                    window.get("errors"),
                    window.get("frictions"),
                    window.get("contacts"),
                    RecordJson.decimal(window, "spend"));
        }
        return table;
    }

    private static String length(int hours) {
        return hours % HOURS_PER_DAY == 0 && hours > HOURS_PER_DAY ? hours / HOURS_PER_DAY + " d" : hours + " h";
    }

    private static String plain(Object code) {
        return code.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
