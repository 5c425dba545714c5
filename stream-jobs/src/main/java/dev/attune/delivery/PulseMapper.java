package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.elementOf;
import static dev.attune.delivery.AvroValues.symbol;

import dev.attune.contract.Topic;
import dev.attune.domain.pulse.Pulse;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;

/** A pulse to its record; what it does not measure is absent. */
public final class PulseMapper {

    private static final Schema PULSE = Topic.PULSE.schema();
    private static final Schema STAGE = elementOf(PULSE, "stages");
    private static final String STAGES_KEY = "lifecycle";

    /** The key of a pulse's record. */
    static String keyOf(Pulse pulse) {
        return pulse.productId() == null ? STAGES_KEY : pulse.productId();
    }

    public GenericRecord map(Pulse pulse) {
        boolean ofProduct = pulse.productId() != null;
        GenericRecordBuilder record = new GenericRecordBuilder(PULSE)
                .set("scope", new GenericData.EnumSymbol(scope(), ofProduct ? "PRODUCT" : "LIFECYCLE"))
                .set("window_start", pulse.windowStart())
                .set("window_end", pulse.windowEnd())
                .set("product_id", pulse.productId())
                .set("events", pulse.purchases())
                .set("customers", pulse.customers())
                .set("buyers", pulse.buyers())
                .set("repeat_buyers", pulse.repeatBuyers())
                .set("stages", stages(pulse.stages()))
                .set("policy_version", pulse.policyVersion());
        Pulse.Repeat repeat = pulse.repeat();
        if (repeat != null) {
            record.set("repeat_span_days", repeat.spanDays())
                    .set("matured_buyers", repeat.buyers())
                    .set("matured_repeat_buyers", repeat.cameBack());
        }
        return record.build();
    }

    private static Schema scope() {
        return PULSE.getField("scope").schema();
    }

    private static List<GenericRecord> stages(List<Pulse.Stage> stages) {
        return stages.stream().map(PulseMapper::stage).toList();
    }

    private static GenericRecord stage(Pulse.Stage stage) {
        GenericRecord record = new GenericData.Record(STAGE);
        record.put("lifecycle", symbol(STAGE, "lifecycle", stage.stage()));
        record.put("customers", stage.customers());
        record.put("entered", stage.entered());
        record.put("left", stage.left());
        return record;
    }
}
