package dev.attune.incident;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readList;
import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeList;
import static dev.attune.exchange.BinaryFields.writeOptionalText;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.event.Channel;
import dev.attune.domain.incident.Money;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.incident.WindowFigures;
import dev.attune.domain.policy.Reason;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The wire form of {@link TouchpointTold} between operators of one job. */
public final class TouchpointToldCodec implements BinaryCodec<TouchpointTold> {

    public static final ExchangeType<TouchpointTold> TYPE =
            new ExchangeType<>(TouchpointTold.class, new TouchpointToldCodec());

    private static final long serialVersionUID = 1L;

    private static final int WINDOW = 0;
    private static final int PAIN_POINT = 1;
    private static final int PARTNER_WINDOW = 2;
    private static final Channel[] CHANNELS = Channel.values();
    private static final Reason[] REASONS = Reason.values();

    @Override
    public void write(TouchpointTold told, DataOutput out) throws IOException {
        if (told instanceof TouchpointTold.Window window) {
            out.writeByte(WINDOW);
            writePlace(window, out);
            out.writeByte(window.channel() == null ? 0 : window.channel().ordinal() + 1);
            writeOptionalText(window.partner(), out);
            writeOptionalText(window.segment(), out);
            writeFigures(window.figures(), out);
            out.writeDouble(window.expectedIndex());
            writeText(window.policyVersion(), out);
        } else if (told instanceof TouchpointTold.PainPoint pain) {
            out.writeByte(PAIN_POINT);
            writePlace(pain, out);
            writeOptionalText(pain.feature(), out);
            writeEnum(pain.reason(), out);
            out.writeLong(pain.moments());
            out.writeLong(pain.customers());
            out.writeDouble(pain.gap());
            writeList(pain.affected(), out, TouchpointToldCodec::writeMoney);
            writeList(pain.lost(), out, TouchpointToldCodec::writeMoney);
            writeList(pain.route(), out, BinaryFields::writeText);
            writeText(pain.policyVersion(), out);
        } else if (told instanceof TouchpointTold.PartnerWindow window) {
            out.writeByte(PARTNER_WINDOW);
            writePlace(window, out);
            writeText(window.partner(), out);
            writeFigures(window.figures(), out);
            out.writeLong(window.deliveries());
            out.writeLong(window.lateDeliveries());
            out.writeLong(window.returns());
            out.writeDouble(window.expectedIndex());
        }
    }

    @Override
    public TouchpointTold read(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        String touchpoint = readText(in);
        long start = in.readLong();
        long end = in.readLong();
        return switch (kind) {
            case WINDOW -> readWindow(touchpoint, start, end, in);
            case PAIN_POINT -> readPain(touchpoint, start, end, in);
            case PARTNER_WINDOW -> readPartner(touchpoint, start, end, in);
            default -> throw new IOException("unknown kind of what is told of a touchpoint: " + kind);
        };
    }

    private static void writePlace(TouchpointTold told, DataOutput out) throws IOException {
        writeText(told.touchpoint(), out);
        out.writeLong(told.windowStart());
        out.writeLong(told.windowEnd());
    }

    private static TouchpointTold readWindow(String touchpoint, long start, long end, DataInput in) throws IOException {
        return new TouchpointTold.Window(
                touchpoint,
                readChannel(in),
                readOptionalText(in),
                readOptionalText(in),
                start,
                end,
                readFigures(in),
                in.readDouble(),
                readText(in));
    }

    private static TouchpointTold readPain(String touchpoint, long start, long end, DataInput in) throws IOException {
        return new TouchpointTold.PainPoint(
                touchpoint,
                readOptionalText(in),
                readEnum(REASONS, in),
                start,
                end,
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                readList(in, TouchpointToldCodec::readMoney),
                readList(in, TouchpointToldCodec::readMoney),
                readList(in, BinaryFields::readText),
                readText(in));
    }

    private static TouchpointTold readPartner(String touchpoint, long start, long end, DataInput in)
            throws IOException {
        return new TouchpointTold.PartnerWindow(
                readText(in),
                touchpoint,
                start,
                end,
                readFigures(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble());
    }

    private static @Nullable Channel readChannel(DataInput in) throws IOException {
        int place = in.readUnsignedByte();
        return place == 0 ? null : CHANNELS[place - 1];
    }

    private static void writeFigures(WindowFigures figures, DataOutput out) throws IOException {
        out.writeLong(figures.events());
        out.writeLong(figures.customers());
        out.writeLong(figures.errors());
        out.writeLong(figures.frictions());
        out.writeDouble(figures.latencyP50());
        out.writeDouble(figures.latencyP95());
        out.writeDouble(figures.latencyP99());
        out.writeDouble(figures.apdex());
        out.writeLong(figures.ratings());
        out.writeDouble(figures.ratingSatisfaction());
        out.writeDouble(figures.index());
        writeList(figures.spent(), out, TouchpointToldCodec::writeMoney);
    }

    private static WindowFigures readFigures(DataInput in) throws IOException {
        return new WindowFigures(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readDouble(),
                in.readDouble(),
                readList(in, TouchpointToldCodec::readMoney));
    }

    private static void writeMoney(Money money, DataOutput out) throws IOException {
        writeText(money.currency(), out);
        out.writeLong(money.cents());
    }

    private static Money readMoney(DataInput in) throws IOException {
        return new Money(readText(in), in.readLong());
    }
}
