package dev.attune.control;

import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import dev.attune.exchange.ExchangeType;
import dev.attune.intake.RawRecordLayout;
import dev.attune.intake.RejectedRecordCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link ControlRecord} between operators of one job. */
public final class ControlRecordCodec implements BinaryCodec<ControlRecord> {

    private static final long serialVersionUID = 1L;

    public static final ExchangeType<ControlRecord> TYPE =
            new ExchangeType<>(ControlRecord.class, new ControlRecordCodec());

    private static final int NO_SCHEMA = -1;

    private static final int REFUSED = 0;
    private static final int STATED = 1;
    private static final int SAID = 2;

    private final ControlChangeCodec changes = new ControlChangeCodec();
    private final GivenFeedbackCodec feedback = new GivenFeedbackCodec();
    private final RejectedRecordCodec rejections = new RejectedRecordCodec();

    @Override
    public void write(ControlRecord record, DataOutput out) throws IOException {
        if (record instanceof ControlRecord.Stated stated) {
            out.writeByte(STATED);
            changes.write(stated.change(), out);
            BinaryFields.writeBytes(stated.body(), out);
            RawRecordLayout.write(stated.raw(), out);
            Integer schemaId = stated.schemaId();
            out.writeInt(schemaId == null ? NO_SCHEMA : schemaId);
        } else if (record instanceof ControlRecord.Said said) {
            out.writeByte(SAID);
            feedback.write(said.given(), out);
            BinaryFields.writeBytes(said.body(), out);
        } else if (record instanceof ControlRecord.Refused refused) {
            out.writeByte(REFUSED);
            rejections.write(refused.rejected(), out);
        }
    }

    @Override
    public ControlRecord read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case REFUSED -> new ControlRecord.Refused(rejections.read(in));
            case STATED -> readStated(in);
            case SAID -> new ControlRecord.Said(feedback.read(in), BinaryFields.readPresentBytes(in));
            default -> throw new IOException("unknown kind of control record: " + kind);
        };
    }

    private ControlRecord readStated(DataInput in) throws IOException {
        ControlChange change = changes.read(in);
        byte[] body = BinaryFields.readPresentBytes(in);
        var raw = RawRecordLayout.read(in);
        int schemaId = in.readInt();
        return new ControlRecord.Stated(change, body, raw, schemaId == NO_SCHEMA ? null : (Integer) schemaId);
    }
}
