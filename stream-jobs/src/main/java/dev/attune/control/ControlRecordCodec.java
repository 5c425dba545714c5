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

    private final ControlChangeCodec changes = new ControlChangeCodec();
    private final RejectedRecordCodec rejections = new RejectedRecordCodec();

    @Override
    public void write(ControlRecord record, DataOutput out) throws IOException {
        out.writeBoolean(record instanceof ControlRecord.Stated);
        if (record instanceof ControlRecord.Stated stated) {
            changes.write(stated.change(), out);
            BinaryFields.writeBytes(stated.body(), out);
            RawRecordLayout.write(stated.raw(), out);
            Integer schemaId = stated.schemaId();
            out.writeInt(schemaId == null ? NO_SCHEMA : schemaId);
        } else if (record instanceof ControlRecord.Refused refused) {
            rejections.write(refused.rejected(), out);
        }
    }

    @Override
    public ControlRecord read(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return new ControlRecord.Refused(rejections.read(in));
        }
        ControlChange change = changes.read(in);
        byte[] body = BinaryFields.readPresentBytes(in);
        var raw = RawRecordLayout.read(in);
        int schemaId = in.readInt();
        return new ControlRecord.Stated(change, body, raw, schemaId == NO_SCHEMA ? null : (Integer) schemaId);
    }
}
