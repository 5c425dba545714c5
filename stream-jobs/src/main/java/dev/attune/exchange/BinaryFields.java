package dev.attune.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The few field shapes that binary codecs share: text and bytes of any length, absent values, lists, enums. */
public final class BinaryFields {

    private static final int ABSENT = -1;

    private BinaryFields() {}

    /** Writes one element of a list. */
    @FunctionalInterface
    public interface ElementWriter<T> {
        void write(T element, DataOutput out) throws IOException;
    }

    /** Reads one element of a list. */
    @FunctionalInterface
    public interface ElementReader<T> {
        T read(DataInput in) throws IOException;
    }

    public static void writeBytes(byte @Nullable [] value, DataOutput out) throws IOException {
        if (value == null) {
            out.writeInt(ABSENT);
            return;
        }
        out.writeInt(value.length);
        out.write(value);
    }

    public static byte @Nullable [] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        if (length == ABSENT) {
            return null;
        }
        byte[] value = new byte[length];
        in.readFully(value);
        return value;
    }

    public static byte[] readPresentBytes(DataInput in) throws IOException {
        byte[] value = readBytes(in);
        if (value == null) {
            throw new IOException("a field is absent where one must be");
        }
        return value;
    }

    /** UTF-8 without the 64 KiB limit of {@link DataOutput#writeUTF}. */
    public static void writeOptionalText(@Nullable String value, DataOutput out) throws IOException {
        writeBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8), out);
    }

    public static @Nullable String readOptionalText(DataInput in) throws IOException {
        byte[] value = readBytes(in);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    public static void writeText(String value, DataOutput out) throws IOException {
        writeOptionalText(value, out);
    }

    public static String readText(DataInput in) throws IOException {
        return new String(readPresentBytes(in), StandardCharsets.UTF_8);
    }

    public static <E extends Enum<E>> void writeEnum(E value, DataOutput out) throws IOException {
        out.writeByte(value.ordinal());
    }

    public static <E extends Enum<E>> E readEnum(E[] values, DataInput in) throws IOException {
        return values[in.readUnsignedByte()];
    }

    public static <T> void writeList(List<T> values, DataOutput out, ElementWriter<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(value, out);
        }
    }

    public static <T> List<T> readList(DataInput in, ElementReader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return List.copyOf(values);
    }
}
