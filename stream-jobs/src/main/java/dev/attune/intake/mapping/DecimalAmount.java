package dev.attune.intake.mapping;

import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** An amount of money: decimal bytes (big-endian two's complement of a fixed scale) to the nearest double. */
final class DecimalAmount {

    /** Larger ones are mistakes, and their sums would leave what state can hold; in units of the currency. */
    static final double LARGEST = 1e12;

    /** Whole numbers up to here are exact as doubles, so that one division by a power of ten rounds correctly. */
    private static final long EXACT = 1L << 53;

    /** No amount in range needs more bytes, however sparsely it is coded. */
    private static final int LONGEST = 16;

    private final Field field;
    private final int scale;
    private final double divisor;

    DecimalAmount(Field field, int scale) {
        if (scale < 0 || scale > 22) {
            throw new IllegalArgumentException("scale must be from 0 to 22, but was " + scale);
        }
        this.field = field;
        this.scale = scale;
        this.divisor = BigDecimal.TEN.pow(scale).doubleValue();
    }

    /** The amount in units; 0 where absent. */
    double of(IndexedRecord record) throws Rejection {
        @Nullable Object value = field.of(record);
        if (value == null) {
            return 0;
        }
        double amount = value instanceof ByteBuffer bytes ? fromBytes(bytes) : ((Number) value).doubleValue();
        if (Double.isNaN(amount) || Double.isInfinite(amount)) {
            throw field.refused(RejectionReason.NOT_A_NUMBER);
        }
        if (amount < 0) {
            throw field.refused(RejectionReason.NEGATIVE_AMOUNT);
        }
        if (amount > LARGEST) {
            throw field.refused(RejectionReason.OUT_OF_RANGE);
        }
        return amount;
    }

    private double fromBytes(ByteBuffer bytes) throws Rejection {
        int length = bytes.remaining();
        if (length == 0) {
            throw field.refused(RejectionReason.MALFORMED);
        }
        int start = bytes.position();
        if (length > LONGEST) {
            throw field.refused(bytes.get(start) < 0 ? RejectionReason.NEGATIVE_AMOUNT : RejectionReason.OUT_OF_RANGE);
        }
        if (length > Long.BYTES) {
            byte[] copy = new byte[length];
            bytes.get(start, copy);
            return new BigDecimal(new BigInteger(copy), scale).doubleValue();
        }
        long unscaled = bytes.get(start);
        for (int i = 1; i < length; i++) {
            unscaled = unscaled << 8 | bytes.get(start + i) & 0xFF;
        }
        if (Math.abs(unscaled) <= EXACT && unscaled != Long.MIN_VALUE) {
            return unscaled / divisor;
        }
        return BigDecimal.valueOf(unscaled, scale).doubleValue();
    }
}
