package dev.attune.control;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeOptionalText;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.domain.feedback.Outcome;
import dev.attune.exchange.BinaryCodec;
import dev.attune.intake.RawRecordLayout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of {@link GivenFeedback}. It waits in savepoints too, in the tick queue of the customer room, whose
 * version covers this layout.
 */
public final class GivenFeedbackCodec implements BinaryCodec<GivenFeedback> {

    private static final long serialVersionUID = 1L;

    private static final int NO_SCHEMA = -1;
    private static final int NONE = 0xFF;
    private static final FeedbackKind[] KINDS = FeedbackKind.values();
    private static final AlertKind[] ALERTS = AlertKind.values();
    private static final Outcome[] OUTCOMES = Outcome.values();

    @Override
    public void write(GivenFeedback given, DataOutput out) throws IOException {
        Feedback feedback = given.feedback();
        writeText(feedback.feedbackId(), out);
        writeEnum(feedback.kind(), out);
        writeText(feedback.customerId(), out);
        writeOptionalText(feedback.alertId(), out);
        writeOptional(feedback.alertKind(), out);
        writeOptionalText(feedback.touchpoint(), out);
        out.writeLong(feedback.until());
        writeOptional(feedback.outcome(), out);
        out.writeLong(given.statedAt());
        out.writeLong(given.effectiveAt());
        RawRecordLayout.write(given.raw(), out);
        Integer schemaId = given.schemaId();
        out.writeInt(schemaId == null ? NO_SCHEMA : schemaId);
    }

    @Override
    public GivenFeedback read(DataInput in) throws IOException {
        Feedback feedback = new Feedback(
                readText(in),
                readEnum(KINDS, in),
                readText(in),
                readOptionalText(in),
                readOptional(ALERTS, in),
                readOptionalText(in),
                in.readLong(),
                readOptional(OUTCOMES, in));
        long statedAt = in.readLong();
        long effectiveAt = in.readLong();
        var raw = RawRecordLayout.read(in);
        int schemaId = in.readInt();
        return new GivenFeedback(
                feedback, statedAt, effectiveAt, raw, schemaId == NO_SCHEMA ? null : (Integer) schemaId);
    }

    private static void writeOptional(@Nullable Enum<?> value, DataOutput out) throws IOException {
        out.writeByte(value == null ? NONE : value.ordinal());
    }

    private static <E extends Enum<E>> @Nullable E readOptional(E[] values, DataInput in) throws IOException {
        int ordinal = in.readUnsignedByte();
        return ordinal == NONE ? null : values[ordinal];
    }
}
