package dev.attune.cli.feedback;

import dev.attune.cli.Table;
import dev.attune.domain.feedback.AlertQuality;
import dev.attune.domain.feedback.Outcome;
import dev.attune.domain.feedback.OutcomeSource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Outcomes of alerts, counted by kind and policy. */
final class QualityReport {

    private static final double HOURS_PER_DAY = 24;
    private static final String CHURN_RISK = "CHURN_RISK";

    private record Key(String kind, String policyVersion) {}

    private static final class Row {
        private final AlertQuality quality = new AlertQuality();
        private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    }

    private final Map<Key, Row> rows =
            new TreeMap<>(Comparator.comparing(Key::kind).thenComparing(Key::policyVersion));
    private double baseRate = Double.NaN;

    /** Counts one; what a newer job writes that is not known here is left out, and so is what is on trial. */
    void add(GenericRecord record) {
        Outcome outcome = known(Outcome.class, record.get("outcome").toString());
        OutcomeSource source = known(OutcomeSource.class, record.get("source").toString());
        Object lead = record.get("lead_time_ms");
        if (outcome == null || source == null || lead == null || (boolean) record.get("shadow")) {
            return;
        }
        Key key = new Key(
                record.get("kind").toString(), record.get("policy_version").toString());
        Row row = rows.computeIfAbsent(key, first -> new Row());
        row.quality.take(outcome, source, (Long) lead);
        row.outcomes.merge(outcome, 1L, Long::sum);
    }

    private static <E extends Enum<E>> @Nullable E known(Class<E> type, String symbol) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(symbol)) {
                return each;
            }
        }
        return null;
    }

    /** @param picks customers picked at random whose outcome is known, of whom so many left */
    void compareWith(long picks, long left) {
        baseRate = picks == 0 ? Double.NaN : (double) left / picks;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Table table() {
        Table table = new Table(
                "kind",
                "policy_version",
                "alerts",
                "right",
                "kept",
                "left",
                "recovered",
                "not_useful",
                "precision",
                "lift",
                "median_lead_days");
        rows.forEach((key, row) -> table.row(
                key.kind(),
                key.policyVersion(),
                row.quality.right() + row.quality.wrong(),
                row.quality.right(),
                count(row, Outcome.KEPT),
                count(row, Outcome.LEFT),
                count(row, Outcome.RECOVERED),
                count(row, Outcome.NOT_USEFUL),
                rounded(row.quality.precision(), 3),
                rounded(key.kind().equals(CHURN_RISK) ? row.quality.precision() / baseRate : Double.NaN, 2),
                rounded(row.quality.medianLeadHours() / HOURS_PER_DAY, 1)));
        return table;
    }

    private static long count(Row row, Outcome outcome) {
        return row.outcomes.getOrDefault(outcome, 0L);
    }

    private static @Nullable BigDecimal rounded(double figure, int digits) {
        return Double.isNaN(figure) || Double.isInfinite(figure)
                ? null
                : BigDecimal.valueOf(figure).setScale(digits, RoundingMode.HALF_EVEN);
    }
}
