package dev.attune.intake;

import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a {@link RejectedRecord}. */
public final class RejectedRecordCodec implements BinaryCodec<RejectedRecord> {

    private static final long serialVersionUID = 1L;

    private static final RejectionReason[] REASONS = RejectionReason.values();

    @Override
    public void write(RejectedRecord rejected, DataOutput out) throws IOException {
        RawRecordLayout.write(rejected.raw(), out);
        BinaryFields.writeEnum(rejected.reason(), out);
        Integer schemaId = rejected.schemaId();
        out.writeBoolean(schemaId != null);
        if (schemaId != null) {
            out.writeInt(schemaId);
        }
        BinaryFields.writeOptionalText(rejected.field(), out);
    }

    @Override
    public RejectedRecord read(DataInput in) throws IOException {
        RawRecord raw = RawRecordLayout.read(in);
        RejectionReason reason = BinaryFields.readEnum(REASONS, in);
        Integer schemaId = in.readBoolean() ? (Integer) in.readInt() : null;
        return new RejectedRecord(raw, reason, schemaId, BinaryFields.readOptionalText(in));
    }
}
