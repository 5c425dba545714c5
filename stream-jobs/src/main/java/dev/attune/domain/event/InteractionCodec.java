package dev.attune.domain.event;

import static dev.attune.domain.event.CompactFields.readCode;
import static dev.attune.domain.event.CompactFields.readSigned;
import static dev.attune.domain.event.CompactFields.readText;
import static dev.attune.domain.event.CompactFields.writeSigned;
import static dev.attune.domain.event.CompactFields.writeText;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The compact binary form of an {@link Interaction}: about 70 bytes for a plain click. The first byte holds the version
 * of the layout (high four bits) and the stream (low four), so that waiting interactions in a savepoint can be read by
 * later releases: a change of layout is a new version, and every released one stays readable.
 *
 * <p>Times are whole milliseconds, absent fields one zero byte, codes that recur are shared when read. O(size) time. May
 * be shared by threads.
 */
public final class InteractionCodec implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int LAYOUT = 1;

    private static final EventStream[] STREAMS = EventStream.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final ClickKind[] CLICK_KINDS = ClickKind.values();
    private static final PurchaseKind[] PURCHASE_KINDS = PurchaseKind.values();
    private static final SupportKind[] SUPPORT_KINDS = SupportKind.values();
    private static final SurveyKind[] SURVEY_KINDS = SurveyKind.values();

    private final transient TextCache codes = TextCache.ofCodes();

    /** Writes the interaction in the newest layout. */
    public void write(Interaction interaction, DataOutput out) throws IOException {
        out.writeByte(LAYOUT << 4 | interaction.stream().ordinal());
        writeEnvelope(interaction.envelope(), out);
        if (interaction instanceof Click click) {
            writeClick(click, out);
        } else if (interaction instanceof Purchase purchase) {
            writePurchase(purchase, out);
        } else {
            writeSupport((Support) interaction, out);
        }
    }

    /** Reads what {@link #write} of this or any earlier release wrote. */
    public Interaction read(DataInput in) throws IOException {
        int head = in.readUnsignedByte();
        if (head >>> 4 != LAYOUT || (head & 0xF) >= STREAMS.length) {
            throw new IOException("no interaction begins with byte " + head);
        }
        EventStream stream = STREAMS[head & 0xF];
        Envelope envelope = readEnvelope(in);
        return switch (stream) {
            case CLICK -> readClick(envelope, in);
            case PURCHASE -> readPurchase(envelope, in);
            case SUPPORT -> readSupport(envelope, in);
        };
    }

    private static void writeEnvelope(Envelope envelope, DataOutput out) throws IOException {
        writeText(envelope.customerId(), out);
        writeText(envelope.eventId(), out);
        out.writeLong(envelope.eventTime());
        out.writeByte(envelope.channel().ordinal());
        writeText(envelope.touchpoint(), out);
        writeText(envelope.sessionId(), out);
        writeText(envelope.segment(), out);
        writeText(envelope.partner(), out);
        writeText(envelope.journeyStage(), out);
    }

    private Envelope readEnvelope(DataInput in) throws IOException {
        return new Envelope(
                required(readText(in)),
                required(readText(in)),
                in.readLong(),
                CHANNELS[in.readUnsignedByte()],
                readCode(codes, in),
                readText(in),
                readCode(codes, in),
                readCode(codes, in),
                readCode(codes, in));
    }

    private static void writeClick(Click click, DataOutput out) throws IOException {
        out.writeByte(click.kind().ordinal());
        writeText(click.page(), out);
        writeText(click.element(), out);
        writeText(click.productId(), out);
        writeSigned(click.latencyMs(), Click.NOT_GIVEN, out);
        writeSigned(click.status(), Click.NOT_GIVEN, out);
        writeText(click.errorCode(), out);
        writeSigned(click.resultCount(), Click.NOT_GIVEN, out);
        writeSigned(click.x(), Click.NO_POSITION, out);
        writeSigned(click.y(), Click.NO_POSITION, out);
        writeText(click.appVersion(), out);
    }

    private Click readClick(Envelope envelope, DataInput in) throws IOException {
        return new Click(
                envelope,
                CLICK_KINDS[in.readUnsignedByte()],
                readCode(codes, in),
                readCode(codes, in),
                readText(in),
                (int) readSigned(Click.NOT_GIVEN, in),
                (int) readSigned(Click.NOT_GIVEN, in),
                readCode(codes, in),
                (int) readSigned(Click.NOT_GIVEN, in),
                (int) readSigned(Click.NO_POSITION, in),
                (int) readSigned(Click.NO_POSITION, in),
                readCode(codes, in));
    }

    private static void writePurchase(Purchase purchase, DataOutput out) throws IOException {
        out.writeByte(purchase.kind().ordinal());
        writeText(purchase.orderId(), out);
        out.writeDouble(purchase.amount());
        writeText(purchase.currency(), out);
        writeSigned(purchase.itemCount(), Click.NOT_GIVEN, out);
        writeText(purchase.productId(), out);
        writeSigned(purchase.promisedAt(), Purchase.NO_TIME, out);
        writeSigned(purchase.renewsAt(), Purchase.NO_TIME, out);
    }

    private Purchase readPurchase(Envelope envelope, DataInput in) throws IOException {
        return new Purchase(
                envelope,
                PURCHASE_KINDS[in.readUnsignedByte()],
                readText(in),
                in.readDouble(),
                readCode(codes, in),
                (int) readSigned(Click.NOT_GIVEN, in),
                readText(in),
                readSigned(Purchase.NO_TIME, in),
                readSigned(Purchase.NO_TIME, in));
    }

    /** The rating and the sentiment are there only where a flag says so: most steps of a case have neither. */
    private static void writeSupport(Support support, DataOutput out) throws IOException {
        out.writeByte(support.kind().ordinal());
        writeText(support.ticketId(), out);
        writeText(support.feature(), out);
        writeSigned(support.promisedAt(), Purchase.NO_TIME, out);
        SurveyKind survey = support.survey();
        out.writeByte(survey == null ? 0 : survey.ordinal() + 1);
        boolean scaled = !Double.isNaN(support.scaleMin())
                || !Double.isNaN(support.scaleMax())
                || !Double.isNaN(support.score());
        boolean felt = !Double.isNaN(support.sentiment());
        out.writeByte((scaled ? 1 : 0) | (felt ? 2 : 0) | (support.highIsGood() ? 4 : 0));
        if (scaled) {
            out.writeDouble(support.scaleMin());
            out.writeDouble(support.scaleMax());
            out.writeDouble(support.score());
        }
        if (felt) {
            out.writeDouble(support.sentiment());
        }
    }

    private Support readSupport(Envelope envelope, DataInput in) throws IOException {
        SupportKind kind = SUPPORT_KINDS[in.readUnsignedByte()];
        String ticketId = readText(in);
        String feature = readCode(codes, in);
        long promisedAt = readSigned(Purchase.NO_TIME, in);
        int survey = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        boolean scaled = (flags & 1) != 0;
        double scaleMin = scaled ? in.readDouble() : Double.NaN;
        double scaleMax = scaled ? in.readDouble() : Double.NaN;
        double score = scaled ? in.readDouble() : Double.NaN;
        double sentiment = (flags & 2) != 0 ? in.readDouble() : Double.NaN;
        return new Support(
                envelope,
                kind,
                ticketId,
                feature,
                promisedAt,
                survey == 0 ? null : SURVEY_KINDS[survey - 1],
                scaleMin,
                scaleMax,
                (flags & 4) != 0,
                score,
                sentiment);
    }

    private static String required(@Nullable String text) throws IOException {
        if (text == null) {
            throw new IOException("an interaction has no id where one must be");
        }
        return text;
    }

    /** A fresh cache on the other side: the transient one does not travel. */
    private Object readResolve() {
        return new InteractionCodec();
    }
}
