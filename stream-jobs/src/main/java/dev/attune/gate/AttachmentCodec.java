package dev.attune.gate;

import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.gate.Attachment;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of an {@link Attachment} between operators of one job. */
public final class AttachmentCodec implements BinaryCodec<Attachment> {

    public static final ExchangeType<Attachment> TYPE = new ExchangeType<>(Attachment.class, new AttachmentCodec());

    private static final long serialVersionUID = 1L;

    @Override
    public void write(Attachment attachment, DataOutput out) throws IOException {
        writeText(attachment.incidentId(), out);
        writeText(attachment.alertId(), out);
        out.writeLong(attachment.at());
    }

    @Override
    public Attachment read(DataInput in) throws IOException {
        return new Attachment(readText(in), readText(in), in.readLong());
    }
}
