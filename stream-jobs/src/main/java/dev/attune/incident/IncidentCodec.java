package dev.attune.incident;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readList;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeList;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.incident.Cause;
import dev.attune.domain.incident.Dimension;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.Money;
import dev.attune.domain.policy.Reason;
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
 * The binary form of an {@link Incident}, between operators and, behind a version byte, in their state: every released
 * version stays readable.
 */
public final class IncidentCodec implements BinaryCodec<Incident> {

    private static final long serialVersionUID = 1L;

    public static final ExchangeType<Incident> TYPE = new ExchangeType<>(Incident.class, new IncidentCodec());

    private static final int VERSION = 1;
    private static final EpisodeState[] STATES = EpisodeState.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final Dimension[] DIMENSIONS = Dimension.values();
    private static final Reason[] REASONS = Reason.values();

    @Override
    public void write(Incident incident, DataOutput out) throws IOException {
        writeText(incident.incidentId(), out);
        out.writeInt(incident.revision());
        writeEnum(incident.state(), out);
        writeEnum(incident.severity(), out);
        writeList(incident.cause(), out, IncidentCodec::writeCause);
        writeList(incident.touchpoints(), out, BinaryFields::writeText);
        writeList(incident.signals(), out, BinaryFields::writeEnum);
        out.writeDouble(incident.score());
        out.writeDouble(incident.scorePoints());
        out.writeDouble(incident.observed());
        out.writeDouble(incident.expected());
        out.writeLong(incident.customersAffected());
        out.writeLong(incident.alertsInhibited());
        writeList(incident.valueAffected(), out, IncidentCodec::writeMoney);
        writeList(incident.valueAtRisk(), out, IncidentCodec::writeMoney);
        writeList(incident.route(), out, BinaryFields::writeText);
        writeText(incident.policyVersion(), out);
        writeText(incident.modelVersion(), out);
        out.writeLong(incident.beganAt());
        out.writeLong(incident.openedAt());
        out.writeLong(incident.eventTime());
    }

    @Override
    public Incident read(DataInput in) throws IOException {
        return new Incident(
                readText(in),
                in.readInt(),
                readEnum(STATES, in),
                readEnum(SEVERITIES, in),
                readList(in, IncidentCodec::readCause),
                readList(in, BinaryFields::readText),
                readList(in, each -> readEnum(REASONS, each)),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                readList(in, IncidentCodec::readMoney),
                readList(in, IncidentCodec::readMoney),
                readList(in, BinaryFields::readText),
                readText(in),
                readText(in),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static void writeCause(Cause cause, DataOutput out) throws IOException {
        writeEnum(cause.dimension(), out);
        writeText(cause.value(), out);
    }

    private static Cause readCause(DataInput in) throws IOException {
        return new Cause(readEnum(DIMENSIONS, in), readText(in));
    }

    private static void writeMoney(Money money, DataOutput out) throws IOException {
        writeText(money.currency(), out);
        out.writeLong(money.cents());
    }

    private static Money readMoney(DataInput in) throws IOException {
        return new Money(readText(in), in.readLong());
    }

    /** As it is kept in state. */
    public byte[] stored(Incident incident) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        write(incident, out);
        return bytes.toByteArray();
    }

    /** From what {@link #stored} of this or any earlier release made. */
    public Incident restored(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readByte();
        if (version != VERSION) {
            throw new IOException("layout of an incident must be " + VERSION + ", but was " + version);
        }
        return read(in);
    }
}
