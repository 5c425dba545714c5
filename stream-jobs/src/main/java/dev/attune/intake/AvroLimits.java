package dev.attune.intake;

import java.util.Map;

/**
 * Bounds what a few crafted bytes can make Avro allocate. Avro reads these system properties once, when its decoder
 * loads, so they must be set before: by every class of ours that decodes, in its static initializer.
 */
public final class AvroLimits {

    /** Longest string, bytes. */
    static final int LONGEST_TEXT = 1 << 20;

    /** Longest run of bytes: a rejected record holds a whole input record. */
    static final int LONGEST_BYTES = 16 << 20;

    private static final Map<String, Integer> LIMITS = Map.of(
            "org.apache.avro.limits.string.maxLength",
            LONGEST_TEXT,
            "org.apache.avro.limits.bytes.maxLength",
            LONGEST_BYTES,
            "org.apache.avro.limits.collectionItems.maxLength",
            100_000,
            "org.apache.avro.limits.collectionItems.maxAllocation",
            10_000);

    private AvroLimits() {}

    /** Sets every limit that is not set, or set more loosely; a stricter one of the operator stays. Idempotent. */
    public static void apply() {
        LIMITS.forEach(AvroLimits::tighten);
    }

    private static void tighten(String property, int limit) {
        String inForce = System.getProperty(property);
        if (inForce == null || !stricter(inForce, limit)) {
            System.setProperty(property, Integer.toString(limit));
        }
    }

    private static boolean stricter(String inForce, int limit) {
        try {
            long value = Long.parseLong(inForce);
            return value > 0 && value <= limit;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }
}
