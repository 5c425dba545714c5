package dev.attune.sandbox.simulator;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.Support;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes a simulated population as files: the events as {@code load} and {@code backtest} read them, in event-time
 * order and complete, and the truth beside them. Arrival (delay, duplicates) is the live feed's affair.
 */
public final class SimulatedFiles {

    private static final String CLICKS = "customer_id,event_time,session_id,kind,page,touchpoint,channel,latency_ms,"
            + "status,error_code,product_id,segment";
    private static final String PURCHASES = "customer_id,event_time,kind,order_id,amount,currency,product_id,"
            + "promised_at,channel,touchpoint,segment,partner";
    private static final String SUPPORT = "customer_id,event_time,kind,ticket_id,feature,survey,scale_min,scale_max,"
            + "high_is_good,score,sentiment,channel,segment";
    private static final String CUSTOMERS = "customer_id,segment,region,birth,death,cause,drop_start,drop_end,"
            + "purchases_per_week,visits_per_week,regularity,dropout,stray_share,stray_days";
    private static final String INCIDENTS = "id,kind,touchpoint,region,start,end,error_multiple,latency_multiple";

    private final Path directory;
    private final boolean withEventIds;

    /** @param withEventIds whether rows carry {@code event_id}; without, readers hash the row */
    public SimulatedFiles(Path directory, boolean withEventIds) {
        this.directory = directory;
        this.withEventIds = withEventIds;
    }

    /** Rows written, by file. */
    public record Written(long clicks, long purchases, long support) {}

    public Written write(Population population) throws IOException {
        Files.createDirectories(directory);
        long[] rows = new long[3];
        try (BufferedWriter clicks = open("clicks.csv", eventHeader(CLICKS));
                BufferedWriter purchases = open("purchases.csv", eventHeader(PURCHASES));
                BufferedWriter support = open("support.csv", eventHeader(SUPPORT))) {
            while (population.hasNext()) {
                Interaction event = population.next();
                BufferedWriter file = switch (event.stream()) {
                    case CLICK -> clicks;
                    case PURCHASE -> purchases;
                    case SUPPORT -> support;
                };
                if (withEventIds) {
                    file.append(event.eventId()).append(',');
                }
                file.append(row(event)).append('\n');
                rows[event.stream().ordinal()]++;
            }
        }
        writeTruth(population);
        return new Written(rows[0], rows[1], rows[2]);
    }

    private void writeTruth(Population population) throws IOException {
        try (BufferedWriter file = open("truth_customers.csv", CUSTOMERS)) {
            for (CustomerTruth truth : population.truth()) {
                file.append(row(truth)).append('\n');
            }
        }
        try (BufferedWriter file = open("truth_incidents.csv", INCIDENTS)) {
            for (FleetIncident incident : population.incidents()) {
                file.append(row(incident)).append('\n');
            }
        }
    }

    private String eventHeader(String columns) {
        return withEventIds ? "event_id," + columns : columns;
    }

    private BufferedWriter open(String name, String header) throws IOException {
        BufferedWriter file = Files.newBufferedWriter(directory.resolve(name), StandardCharsets.UTF_8);
        file.append(header).append('\n');
        return file;
    }

    private static String row(Interaction event) {
        if (event instanceof Click click) {
            return row(click);
        }
        return event instanceof Purchase purchase ? row(purchase) : row((Support) event);
    }

    private static String row(Click click) {
        Envelope envelope = click.envelope();
        return cells(
                envelope.customerId(),
                time(envelope.eventTime()),
                envelope.sessionId(),
                click.kind(),
                click.page(),
                envelope.touchpoint(),
                envelope.channel(),
                click.latencyMs(),
                click.status(),
                click.errorCode(),
                click.productId(),
                envelope.segment());
    }

    private static String row(Purchase purchase) {
        Envelope envelope = purchase.envelope();
        return cells(
                envelope.customerId(),
                time(envelope.eventTime()),
                purchase.kind(),
                purchase.orderId(),
                purchase.amount() == 0 ? null : decimal(purchase.amount(), 2),
                purchase.currency(),
                purchase.productId(),
                purchase.promisedAt() == Purchase.NO_TIME ? null : time(purchase.promisedAt()),
                envelope.channel(),
                envelope.touchpoint(),
                envelope.segment(),
                envelope.partner());
    }

    private static String row(Support support) {
        Envelope envelope = support.envelope();
        boolean rated = support.rated();
        return cells(
                envelope.customerId(),
                time(envelope.eventTime()),
                support.kind(),
                support.ticketId(),
                support.feature(),
                support.survey(),
                rated ? decimal(support.scaleMin(), 0) : null,
                rated ? decimal(support.scaleMax(), 0) : null,
                rated ? support.highIsGood() : null,
                rated ? decimal(support.score(), 0) : null,
                Double.isNaN(support.sentiment()) ? null : decimal(support.sentiment(), 3),
                envelope.channel(),
                envelope.segment());
    }

    private static String row(CustomerTruth truth) {
        CustomerHabits habits = truth.habits();
        return cells(
                truth.customerId(),
                truth.segment(),
                truth.region(),
                time(truth.birth()),
                optionalTime(truth.death()),
                truth.cause(),
                optionalTime(truth.dropStart()),
                optionalTime(truth.dropEnd()),
                decimal(habits.purchasesPerWeek(), 9),
                decimal(habits.visitsPerWeek(), 9),
                habits.regularity(),
                decimal(habits.dropout(), 9),
                decimal(habits.strayShare(), 3),
                decimal(habits.strayDays(), 1));
    }

    private static String row(FleetIncident incident) {
        return cells(
                incident.id(),
                incident.kind(),
                incident.touchpoint(),
                incident.region(),
                time(incident.start()),
                time(incident.end()),
                decimal(incident.errorMultiple(), 6),
                decimal(incident.latencyMultiple(), 6));
    }

    /** No cell of ours holds a comma, a quote or a line break: codes and numbers only. */
    private static String cells(@Nullable Object... values) {
        StringJoiner row = new StringJoiner(",");
        for (Object value : values) {
            row.add(value == null ? "" : value.toString());
        }
        return row.toString();
    }

    private static String time(long epochMilliseconds) {
        return Instant.ofEpochMilli(epochMilliseconds).toString();
    }

    private static @Nullable String optionalTime(@Nullable Long epochMilliseconds) {
        return epochMilliseconds == null ? null : time(epochMilliseconds);
    }

    /** Not {@code Double.toString}, whose digits differ between releases of the JDK. */
    private static String decimal(double value, int digits) {
        double scale = StrictMath.pow(10, digits);
        return BigDecimal.valueOf((long) StrictMath.rint(value * scale), digits).toPlainString();
    }
}
