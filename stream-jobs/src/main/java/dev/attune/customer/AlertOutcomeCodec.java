package dev.attune.customer;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.feedback.Outcome;
import dev.attune.domain.feedback.OutcomeSource;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.ExchangeType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The wire form of an {@link AlertOutcome} between operators of one job. */
public final class AlertOutcomeCodec implements BinaryCodec<AlertOutcome> {

    private static final long serialVersionUID = 1L;

    public static final ExchangeType<AlertOutcome> TYPE =
            new ExchangeType<>(AlertOutcome.class, new AlertOutcomeCodec());

    private static final AlertKind[] KINDS = AlertKind.values();
    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final OutcomeSource[] SOURCES = OutcomeSource.values();

    @Override
    public void write(AlertOutcome outcome, DataOutput out) throws IOException {
        writeText(outcome.alertId(), out);
        out.writeInt(outcome.revision());
        writeEnum(outcome.kind(), out);
        writeText(outcome.customerId(), out);
        writeEnum(outcome.outcome(), out);
        writeEnum(outcome.source(), out);
        out.writeLong(outcome.openedAt());
        out.writeLong(outcome.eventTime());
        writeText(outcome.policyVersion(), out);
        writeText(outcome.modelVersion(), out);
        out.writeBoolean(outcome.shadow());
    }

    @Override
    public AlertOutcome read(DataInput in) throws IOException {
        return new AlertOutcome(
                readText(in),
                in.readInt(),
                readEnum(KINDS, in),
                readText(in),
                readEnum(OUTCOMES, in),
                readEnum(SOURCES, in),
                in.readLong(),
                in.readLong(),
                readText(in),
                readText(in),
                in.readBoolean());
    }
}
