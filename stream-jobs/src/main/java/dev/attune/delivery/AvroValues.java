package dev.attune.delivery;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Domain values as Avro's generic ones. */
final class AvroValues {

    private static final long[] POWERS_OF_TEN = powersOfTen();

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
     * Puts an amount at the scale of its field: the amount times the power of ten, as doubles, half to even. NaN, an
     * amount that does not apply, is 0; what the precision cannot hold is the largest amount it can: no figure is worth
     * stopping the job.
     *
     * @throws IllegalArgumentException if the field holds more than 18 digits, which a long cannot
     */
    static void putAmount(GenericRecord record, String field, double amount) {
        LogicalTypes.Decimal type = (LogicalTypes.Decimal)
                record.getSchema().getField(field).schema().getLogicalType();
        record.put(field, ByteBuffer.wrap(unscaled(amount, type.getScale(), type.getPrecision())));
    }

    private static byte[] unscaled(double amount, int scale, int precision) {
        if (precision >= POWERS_OF_TEN.length) {
            throw new IllegalArgumentException("an amount has at most " + (POWERS_OF_TEN.length - 1)
                    + " digits, but its field asks for " + precision);
        }
        long largest = POWERS_OF_TEN[precision] - 1;
        long unscaled = (long) Math.rint(amount * POWERS_OF_TEN[scale]); // saturates; NaN becomes 0
        return BigInteger.valueOf(Math.max(-largest, Math.min(largest, unscaled)))
                .toByteArray();
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19]; // the last that a long holds is 10 to the 18th
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
