package dev.attune.intake.mapping;

import dev.attune.domain.event.EventStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Valid records of our input schemas, drawn from a seed. */
public final class RandomEvents {

    private static final List<String> CURRENCIES = List.of("EUR", "usd", "JPY", "DEM");

    private final Random random;

    public RandomEvents(long seed) {
        this.random = new Random(seed);
    }

    public GenericRecord next(EventStream stream) {
        GenericRecord record = EventRecords.minimal(stream);
        for (Schema.Field field : record.getSchema().getFields()) {
            if (!field.schema().isUnion() || random.nextInt(3) > 0) {
                record.put(field.pos(), value(field.name(), field.schema()));
            }
        }
        record.put("customer_id", "c-" + random.nextInt(1000));
        record.put("event_id", "e-" + random.nextLong());
        if (stream == EventStream.SUPPORT) {
            boolean rated = random.nextBoolean();
            record.put("scale_min", rated ? 1.0 : null);
            record.put("scale_max", rated ? 7.0 : null);
            record.put("high_is_good", rated ? random.nextBoolean() : null);
            record.put("score", rated ? 1.0 + random.nextInt(7) : null);
        }
        return record;
    }

    private Object value(String name, Schema schema) {
        Schema type = schema.isUnion() ? schema.getTypes().get(1) : schema;
        return switch (type.getType()) {
            case STRING -> name.equals("currency") ? CURRENCIES.get(random.nextInt(4)) : text();
            case ENUM ->
                new GenericData.EnumSymbol(
                        type,
                        type.getEnumSymbols()
                                .get(random.nextInt(type.getEnumSymbols().size())));
            case INT -> random.nextInt(100_000) - 10;
            case LONG -> EventRecords.EVENT_TIME + random.nextInt();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case BYTES ->
                EventRecords.decimal(
                        BigDecimal.valueOf(random.nextInt(10_000_000), 2).toString());
            default -> throw new IllegalStateException("no values for " + type);
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(24);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(20) == 0 ? 0x1F642 : 'a' + random.nextInt(26));
        }
        return text.toString();
    }
}
