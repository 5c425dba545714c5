package dev.attune.intake.files;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.Support;
import dev.attune.intake.mapping.MappedEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * The way back: an interaction as the record a source system would write. Mapping that record gives an equal
 * interaction, so that what is loaded and what is read from files are the same events.
 */
public final class EventRecords {

    private final Schema schema;

    private EventRecords(Schema schema) {
        this.schema = schema;
    }

    /** For the current schema of a stream. */
    public static EventRecords of(EventStream stream) {
        return new EventRecords(EventFiles.topic(stream).schema());
    }

    public GenericData.Record record(MappedEvent event) {
        Interaction interaction = event.interaction();
        GenericData.Record record = new GenericData.Record(schema);
        envelope(record, interaction.envelope(), event.anonymous());
        if (interaction instanceof Click click) {
            body(record, click);
        } else if (interaction instanceof Purchase purchase) {
            body(record, purchase);
        } else {
            body(record, (Support) interaction);
        }
        return record;
    }

    private void envelope(GenericData.Record record, Envelope envelope, boolean anonymous) {
        record.put("event_id", envelope.eventId());
        record.put(anonymous ? "anonymous_id" : "customer_id", envelope.customerId());
        record.put("event_time", envelope.eventTime());
        record.put("channel", symbol("channel", envelope.channel()));
        record.put("touchpoint", envelope.touchpoint());
        record.put("session_id", envelope.sessionId());
        record.put("segment", envelope.segment());
        record.put("partner", envelope.partner());
        record.put("journey_stage", envelope.journeyStage());
    }

    private void body(GenericData.Record record, Click click) {
        record.put("kind", symbol("kind", click.kind()));
        record.put("page", click.page());
        record.put("element", click.element());
        record.put("product_id", click.productId());
        record.put("latency_ms", given(click.latencyMs(), Click.NOT_GIVEN));
        record.put("status", given(click.status(), Click.NOT_GIVEN));
        record.put("error_code", click.errorCode());
        record.put("result_count", given(click.resultCount(), Click.NOT_GIVEN));
        record.put("x", given(click.x(), Click.NO_POSITION));
        record.put("y", given(click.y(), Click.NO_POSITION));
        record.put("app_version", click.appVersion());
    }

    private void body(GenericData.Record record, Purchase purchase) {
        record.put("kind", symbol("kind", purchase.kind()));
        record.put("order_id", purchase.orderId());
        record.put("amount", purchase.amount() == 0 ? null : decimal("amount", purchase.amount()));
        record.put("currency", purchase.currency());
        record.put("item_count", given(purchase.itemCount(), Click.NOT_GIVEN));
        record.put("product_id", purchase.productId());
        record.put("promised_at", time(purchase.promisedAt()));
        record.put("renews_at", time(purchase.renewsAt()));
    }

    private void body(GenericData.Record record, Support support) {
        record.put("kind", symbol("kind", support.kind()));
        record.put("ticket_id", support.ticketId());
        record.put("feature", support.feature());
        record.put("promised_at", time(support.promisedAt()));
        record.put("survey", symbol("survey", support.survey()));
        record.put("scale_min", number(support.scaleMin()));
        record.put("scale_max", number(support.scaleMax()));
        record.put("high_is_good", support.rated() || support.highIsGood() ? support.highIsGood() : null);
        record.put("score", number(support.score()));
        record.put("sentiment", number(support.sentiment()));
    }

    private @Nullable Object symbol(String field, @Nullable Enum<?> constant) {
        return constant == null ? null : new GenericData.EnumSymbol(type(field), constant.name());
    }

    private ByteBuffer decimal(String field, double amount) {
        int scale = ((LogicalTypes.Decimal) type(field).getLogicalType()).getScale();
        BigDecimal scaled = BigDecimal.valueOf(amount).setScale(scale, RoundingMode.HALF_UP);
        return ByteBuffer.wrap(scaled.unscaledValue().toByteArray());
    }

    /** What the field holds when it holds something. */
    private Schema type(String name) {
        Schema type = schema.getField(name).schema();
        return type.isUnion() ? type.getTypes().get(1) : type;
    }

    private static @Nullable Object given(int value, int absent) {
        return value == absent ? null : value;
    }

    private static @Nullable Object time(long value) {
        return value == Purchase.NO_TIME ? null : value;
    }

    private static @Nullable Object number(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
