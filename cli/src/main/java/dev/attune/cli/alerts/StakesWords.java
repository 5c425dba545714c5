package dev.attune.cli.alerts;

import dev.attune.delivery.RecordJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** What a customer is worth, and since when they are one, in words. */
final class StakesWords {

    private StakesWords() {}

    static String of(AlertRecord alert) {
        return of(alert.value(), alert.eventTime()) + " Priority " + alert.priority() + " of 100.";
    }

    /** @param owner an alert or a health record */
    static String of(GenericRecord owner, Instant asOf) {
        BigDecimal atRisk = RecordJson.decimal(owner, "value_at_risk");
        BigDecimal lifetime = RecordJson.decimal(owner, "lifetime_spend");
        String currency = text(owner.get("currency"));
        List<String> parts = new ArrayList<>();
        if (lifetime.signum() > 0) {
            parts.add("%s of expected spend in the next %d days"
                    .formatted(Figures.money(atRisk, currency), (int) owner.get("horizon_days")));
            parts.add(Figures.money(lifetime, currency) + " spent so far");
        } else {
            parts.add("nothing spent so far");
        }
        tenure(owner, asOf).ifPresent(days -> parts.add("known for " + Figures.span(days)));
        String segment = text(owner.get("segment"));
        if (segment != null) {
            parts.add("segment " + segment);
        }
        return "At stake: " + String.join("; ", parts) + ".";
    }

    private static OptionalDouble tenure(GenericRecord owner, Instant asOf) {
        return Stream.of(ClockView.purchases(owner, asOf), ClockView.activity(owner, asOf))
                .flatMap(Optional::stream)
                .mapToDouble(ClockView::tenureDays)
                .max();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
