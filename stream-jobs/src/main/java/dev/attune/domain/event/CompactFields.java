package dev.attune.domain.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Field shapes of the compact layout: numbers in base 128 with the low bits first, and one zero byte for whatever is
 * absent.
 */
final class CompactFields {

    /** Far above what intake lets in; a larger length can only be a damaged snapshot. Bytes. */
    private static final int LONGEST_TEXT = 1 << 24;

    private CompactFields() {}

    static void writeUnsigned(long value, DataOutput out) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long readUnsigned(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number has more than 64 bits");
    }

    /** A whole number that is often {@code absent}; {@link Long#MIN_VALUE} itself can only stand for absence. */
    static void writeSigned(long value, long absent, DataOutput out) throws IOException {
        writeUnsigned(value == absent ? 0 : ((value << 1) ^ (value >> 63)) + 1, out);
    }

    static long readSigned(long absent, DataInput in) throws IOException {
        long coded = readUnsigned(in);
        if (coded == 0) {
            return absent;
        }
        long zigzag = coded - 1;
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    static void writeText(@Nullable String value, DataOutput out) throws IOException {
        if (value == null) {
            out.writeByte(0);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        writeUnsigned(bytes.length + 1L, out);
        out.write(bytes);
    }

    static @Nullable String readText(DataInput in) throws IOException {
        byte[] bytes = readBytes(in);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** A text that recurs from record to record. */
    static @Nullable String readCode(TextCache codes, DataInput in) throws IOException {
        byte[] bytes = readBytes(in);
        return bytes == null ? null : codes.text(bytes, bytes.length);
    }

    private static byte @Nullable [] readBytes(DataInput in) throws IOException {
        long coded = readUnsigned(in);
        if (coded == 0) {
            return null;
        }
        if (coded < 0 || coded > LONGEST_TEXT) {
            throw new IOException("a text claims " + (coded - 1) + " bytes");
        }
        byte[] bytes = new byte[(int) coded - 1];
        in.readFully(bytes);
        return bytes;
    }
}
