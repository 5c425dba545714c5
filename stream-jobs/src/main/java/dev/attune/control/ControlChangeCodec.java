package dev.attune.control;

import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import dev.attune.exchange.ExchangeType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The binary form of a {@link ControlChange}, between operators and, behind a version byte, in their state: every
 * released version stays readable.
 */
public final class ControlChangeCodec implements BinaryCodec<ControlChange> {

    private static final long serialVersionUID = 1L;

    public static final ExchangeType<ControlChange> TYPE =
            new ExchangeType<>(ControlChange.class, new ControlChangeCodec());

    private static final int VERSION = 1;
    private static final ControlKind[] KINDS = ControlKind.values();

    @Override
    public void write(ControlChange change, DataOutput out) throws IOException {
        BinaryFields.writeEnum(change.kind(), out);
        BinaryFields.writeText(change.name(), out);
        BinaryFields.writeText(change.document(), out);
        out.writeLong(change.statedAt());
        out.writeLong(change.effectiveAt());
    }

    @Override
    public ControlChange read(DataInput in) throws IOException {
        return new ControlChange(
                BinaryFields.readEnum(KINDS, in),
                BinaryFields.readText(in),
                BinaryFields.readText(in),
                in.readLong(),
                in.readLong());
    }

    /** As it is kept in state. */
    public byte[] stored(ControlChange change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        write(change, out);
        return bytes.toByteArray();
    }

    /** From what {@link #stored} of this or any earlier release made. */
    public ControlChange restored(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("layout of a control change must be " + VERSION + ", but was " + version);
        }
        return read(in);
    }
}
