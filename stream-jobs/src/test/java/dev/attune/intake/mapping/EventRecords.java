package dev.attune.intake.mapping;

import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Records of our input schemas as a source would write them, for tests of what becomes of them. */
public final class EventRecords {

    public static final long EVENT_TIME = 1_700_000_000_000L;

    private EventRecords() {}

    public static Topic topic(EventStream stream) {
        return switch (stream) {
            case CLICK -> Topic.CLICKSTREAM;
            case PURCHASE -> Topic.PURCHASE;
            case SUPPORT -> Topic.SUPPORT;
        };
    }

    public static Schema schema(EventStream stream) {
        return topic(stream).schema();
    }

    /** A record with the least a source must say, whatever its schema adds by default. */
    public static GenericRecord minimal(EventStream stream) {
        GenericData.Record record = new GenericData.Record(schema(stream));
        for (Schema.Field field : record.getSchema().getFields()) {
            if (field.hasDefaultValue()) {
                record.put(field.pos(), GenericData.get().getDefaultValue(field));
            }
        }
        record.put("event_id", "e-1");
        record.put("customer_id", "c-1");
        record.put("event_time", EVENT_TIME);
        return record;
    }

    /** A record with every field given. */
    public static GenericRecord full(EventStream stream) {
        GenericRecord record = minimal(stream);
        record.put("anonymous_id", "a-1");
        record.put("channel", symbol(record, "channel", "MOBILE_APP"));
        record.put("touchpoint", " Checkout ");
        record.put("session_id", "s-1");
        record.put("segment", "gold");
        record.put("partner", "carrier-x");
        record.put("journey_stage", "decide");
        switch (stream) {
            case CLICK -> fillClick(record);
            case PURCHASE -> fillPurchase(record);
            case SUPPORT -> fillSupport(record);
        }
        return record;
    }

    /** Decimal bytes of the scale our schemas use. */
    public static ByteBuffer decimal(String amount) {
        return ByteBuffer.wrap(
                new BigDecimal(amount).setScale(4).unscaledValue().toByteArray());
    }

    /** A symbol of the enum field. */
    public static GenericData.EnumSymbol symbol(GenericRecord record, String field, String symbol) {
        Schema type = record.getSchema().getField(field).schema();
        return new GenericData.EnumSymbol(type.isUnion() ? type.getTypes().get(1) : type, symbol);
    }

    private static void fillClick(GenericRecord record) {
        record.put("kind", symbol(record, "kind", "SEARCH"));
        record.put("page", "/search");
        record.put("element", "button");
        record.put("product_id", "p-1");
        record.put("latency_ms", 240);
        record.put("status", 200);
        record.put("error_code", "E42");
        record.put("result_count", 0);
        record.put("x", -3);
        record.put("y", 700);
        record.put("app_version", "4.2.0");
    }

    private static void fillPurchase(GenericRecord record) {
        record.put("kind", symbol(record, "kind", "SHIPPED"));
        record.put("order_id", "o-1");
        record.put("amount", decimal("12.34"));
        record.put("currency", "eur");
        record.put("item_count", 3);
        record.put("product_id", "p-1");
        record.put("promised_at", EVENT_TIME + 86_400_000L);
        record.put("renews_at", EVENT_TIME + 30 * 86_400_000L);
    }

    private static void fillSupport(GenericRecord record) {
        record.put("kind", symbol(record, "kind", "SURVEY"));
        record.put("ticket_id", "t-1");
        record.put("feature", "billing");
        record.put("promised_at", EVENT_TIME + 3_600_000L);
        record.put("survey", symbol(record, "survey", "CSAT"));
        record.put("scale_min", 1.0);
        record.put("scale_max", 5.0);
        record.put("high_is_good", true);
        record.put("score", 4.0);
        record.put("sentiment", -0.25);
    }
}
