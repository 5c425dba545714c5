package dev.attune.customer;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeOptionalText;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of a {@link Suppression} between operators of one job. */
public final class SuppressionCodec implements BinaryCodec<Suppression> {

    public static final ExchangeType<Suppression> TYPE = new ExchangeType<>(Suppression.class, new SuppressionCodec());

    private static final long serialVersionUID = 1L;

    private static final AlertKind[] KINDS = AlertKind.values();
    private static final SuppressionReason[] REASONS = SuppressionReason.values();
    private static final Severity[] SEVERITIES = Severity.values();

    @Override
    public void write(Suppression suppression, DataOutput out) throws IOException {
        writeText(suppression.alertId(), out);
        writeEnum(suppression.kind(), out);
        writeText(suppression.customerId(), out);
        writeEnum(suppression.reason(), out);
        out.writeInt(suppression.count());
        writeEnum(suppression.severity(), out);
        out.writeDouble(suppression.score());
        writeOptionalText(suppression.incidentId(), out);
        writeText(suppression.policyVersion(), out);
        out.writeLong(suppression.openedAt());
        out.writeLong(suppression.eventTime());
        out.writeBoolean(suppression.shadow());
    }

    @Override
    public Suppression read(DataInput in) throws IOException {
        return new Suppression(
                readText(in),
                readEnum(KINDS, in),
                readText(in),
                readEnum(REASONS, in),
                in.readInt(),
                readEnum(SEVERITIES, in),
                in.readDouble(),
                readOptionalText(in),
                readText(in),
                in.readLong(),
                in.readLong(),
                in.readBoolean());
    }
}
