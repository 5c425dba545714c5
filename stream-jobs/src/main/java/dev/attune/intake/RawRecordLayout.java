package dev.attune.intake;

import static dev.attune.exchange.BinaryFields.readBytes;
import static dev.attune.exchange.BinaryFields.readList;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeBytes;
import static dev.attune.exchange.BinaryFields.writeList;
import static dev.attune.exchange.BinaryFields.writeText;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link RawRecord}, bytes kept as they are. */
public final class RawRecordLayout {

    private RawRecordLayout() {}

    public static void write(RawRecord raw, DataOutput out) throws IOException {
        writeText(raw.topic(), out);
        out.writeInt(raw.partition());
        out.writeLong(raw.offset());
        out.writeLong(raw.timestamp());
        writeBytes(raw.key(), out);
        writeBytes(raw.value(), out);
        writeList(raw.headers(), out, RawRecordLayout::writeHeader);
    }

    public static RawRecord read(DataInput in) throws IOException {
        return new RawRecord(
                readText(in),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                readBytes(in),
                readBytes(in),
                readList(in, RawRecordLayout::readHeader));
    }

    private static void writeHeader(RawRecord.Header header, DataOutput out) throws IOException {
        writeText(header.name(), out);
        writeBytes(header.value(), out);
    }

    private static RawRecord.Header readHeader(DataInput in) throws IOException {
        return new RawRecord.Header(readText(in), readBytes(in));
    }
}
