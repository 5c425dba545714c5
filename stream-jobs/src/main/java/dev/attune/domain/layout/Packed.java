package dev.attune.domain.layout;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in as few bytes as they need: seven bits a byte, lowest first, the top bit set on all but the last (LEB128);
 * signed ones zigzag first. Texts are UTF-8 behind their length plus one, so that null and empty stay apart.
 */
public final class Packed {

    private Packed() {}

    /** Writes 1 to 10 bytes; small positive values are short, negative ones take 10. */
    public static void writeUnsigned(DataOutput out, long value) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    public static long readUnsigned(DataInput in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("a packed number must end within 10 bytes");
    }

    /** Reads a count, refusing what no state of this layout can hold, before anything is allocated for it. */
    public static int readCount(DataInput in, int most) throws IOException {
        long count = readUnsigned(in);
        if (count < 0 || count > most) {
            throw new IOException("a count must be in [0, " + most + "], but was " + count);
        }
        return (int) count;
    }

    /** Writes 1 to 10 bytes; values near zero of either sign are short. */
    public static void writeSigned(DataOutput out, long value) throws IOException {
        writeUnsigned(out, (value << 1) ^ (value >> 63));
    }

    public static long readSigned(DataInput in) throws IOException {
        long zigzag = readUnsigned(in);
        return (zigzag >>> 1) ^ -(zigzag & 1);
    }

    public static void writeText(DataOutput out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeByte(0);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeUnsigned(out, bytes.length + 1L);
        out.write(bytes);
    }

    public static @Nullable String readText(DataInput in) throws IOException {
        int lengthPlusOne = readCount(in, 1 << 24);
        if (lengthPlusOne == 0) {
            return null;
        }
        byte[] bytes = new byte[lengthPlusOne - 1];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
