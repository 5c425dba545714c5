package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.nullable;

import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.Clocks;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Both clocks of a customer, as alerts and health tell them alike. */
final class ClockMapper {

    private ClockMapper() {}

    static void put(Clocks clocks, GenericRecord owner) {
        owner.put("purchase_clock", clock(clocks.purchases(), optional(owner, "purchase_clock")));
        owner.put("activity_clock", clock(clocks.activity(), optional(owner, "activity_clock")));
        owner.put("leading_clock", leading(clocks, optional(owner, "leading_clock")));
    }

    private static Schema optional(GenericRecord owner, String field) {
        return owner.getSchema().getField(field).schema().getTypes().get(1);
    }

    /** None leads of a customer who never came: the model then goes by when they were first heard of. */
    private static GenericData.@Nullable EnumSymbol leading(Clocks clocks, Schema schema) {
        if (!clocks.activityLeads() && !clocks.purchases().started()) {
            return null;
        }
        return new GenericData.EnumSymbol(schema, clocks.activityLeads() ? "ACTIVITY" : "PURCHASES");
    }

    /** A clock that never began has no probability: it is absent, not zero. */
    private static @Nullable GenericRecord clock(ClockFigures clock, Schema schema) {
        if (!clock.started()) {
            return null;
        }
        GenericRecord record = new GenericData.Record(schema);
        record.put("repeats", clock.repeats());
        record.put("age_at_last_weeks", clock.ageAtLast());
        record.put("age_weeks", clock.age());
        record.put("p_dead", nullable(clock.pDead()));
        record.put("p_silent", nullable(clock.pSilent()));
        record.put("expected_gap_days", nullable(clock.expectedGapDays()));
        record.put("silence_days", clock.silenceDays());
        return record;
    }
}
