package dev.attune.delivery;

import static dev.attune.exchange.BinaryFields.readBytes;
import static dev.attune.exchange.BinaryFields.readList;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeBytes;
import static dev.attune.exchange.BinaryFields.writeList;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of {@link OutboundRecord} between operators of one job. */
public final class OutboundRecordCodec implements BinaryCodec<OutboundRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void write(OutboundRecord record, DataOutput out) throws IOException {
        writeText(record.topic(), out);
        writeBytes(record.key(), out);
        writeBytes(record.value(), out);
        writeList(record.headers(), out, OutboundRecordCodec::writeHeader);
    }

    @Override
    public OutboundRecord read(DataInput in) throws IOException {
        return new OutboundRecord(
                readText(in),
                readBytes(in),
                BinaryFields.readPresentBytes(in),
                readList(in, OutboundRecordCodec::readHeader));
    }

    private static void writeHeader(OutboundRecord.Header header, DataOutput out) throws IOException {
        writeText(header.name(), out);
        writeBytes(header.value(), out);
    }

    private static OutboundRecord.Header readHeader(DataInput in) throws IOException {
        return new OutboundRecord.Header(readText(in), BinaryFields.readPresentBytes(in));
    }
}
