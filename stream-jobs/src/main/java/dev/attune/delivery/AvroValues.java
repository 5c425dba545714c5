package dev.attune.delivery;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Domain values as Avro's generic ones. */
final class AvroValues {

    private AvroValues() {}

    /** NaN says "does not apply"; in Avro that is null. */
    static @Nullable Double nullable(double value) {
        return Double.isNaN(value) ? null : value;
    }

    static GenericData.EnumSymbol symbol(Schema record, String field, Enum<?> value) {
        return new GenericData.EnumSymbol(record.getField(field).schema(), value.name());
    }

    static Schema elementOf(Schema record, String field) {
        return record.getField(field).schema().getElementType();
    }

    /**
     * Puts an amount at the scale of its field, half to even. NaN, an amount that does not apply, is 0; what the
     * precision cannot hold is the largest amount it can: no figure is worth stopping the job.
     */
    static void putAmount(GenericRecord record, String field, double amount) {
        LogicalTypes.Decimal type = (LogicalTypes.Decimal)
                record.getSchema().getField(field).schema().getLogicalType();
        record.put(field, ByteBuffer.wrap(unscaled(amount, type)));
    }

    private static byte[] unscaled(double amount, LogicalTypes.Decimal type) {
        BigDecimal largest = BigDecimal.TEN
                .pow(type.getPrecision() - type.getScale())
                .subtract(BigDecimal.ONE.movePointLeft(type.getScale()));
        if (Double.isNaN(amount)) {
            return BigDecimal.ZERO.unscaledValue().toByteArray();
        }
        if (Math.abs(amount) >= largest.doubleValue()) {
            return (amount > 0 ? largest : largest.negate()).unscaledValue().toByteArray();
        }
        // The exact value of the double, not its shortest text: that one changed between Java versions.
        return new BigDecimal(amount)
                .setScale(type.getScale(), RoundingMode.HALF_EVEN)
                .unscaledValue()
                .toByteArray();
    }
}
