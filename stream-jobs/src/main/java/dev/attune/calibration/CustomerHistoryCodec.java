package dev.attune.calibration;

import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.Reason;
import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import dev.attune.exchange.ExchangeType;
import dev.attune.fit.CustomerHistory;
import dev.attune.fit.MaturedHistory;
import dev.attune.fit.RenewalHistory;
import dev.attune.fit.SignalHistory;
import dev.attune.fit.SpendHistory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** The binary form of a {@link CustomerHistory}. */
public final class CustomerHistoryCodec implements BinaryCodec<CustomerHistory> {

    private static final long serialVersionUID = 1L;

    private static final Reason[] REASONS = Reason.values();
    private static final SignalKind[] KINDS = SignalKind.values();

    public static final TypeInformation<CustomerHistory> TYPE =
            new ExchangeType<>(CustomerHistory.class, new CustomerHistoryCodec());

    @Override
    public void write(CustomerHistory history, DataOutput out) throws IOException {
        BinaryFields.writeText(history.customerId(), out);
        BinaryFields.writeOptionalText(history.segment(), out);
        write(history.purchases(), out);
        write(history.activity(), out);
        SpendHistory spend = history.spend();
        out.writeBoolean(spend != null);
        if (spend != null) {
            out.writeInt(spend.purchases());
            out.writeDouble(spend.mean());
        }
        BinaryFields.writeList(history.matured(), out, CustomerHistoryCodec::writeMatured);
        BinaryFields.writeList(history.signals(), out, CustomerHistoryCodec::writeSignal);
    }

    private static void write(@Nullable RenewalHistory renewals, DataOutput out) throws IOException {
        out.writeBoolean(renewals != null);
        if (renewals != null) {
            out.writeInt(renewals.repeats());
            out.writeDouble(renewals.ageAtLast());
            out.writeDouble(renewals.age());
            out.writeDouble(renewals.logGaps());
            out.writeDouble(renewals.split());
        }
    }

    private static void writeMatured(MaturedHistory matured, DataOutput out) throws IOException {
        out.writeInt(matured.daysAgo());
        writeClock(matured.purchases(), out);
        writeClock(matured.activity(), out);
        BinaryFields.writeList(matured.evidence(), out, CustomerHistoryCodec::writeEvidence);
        out.writeDouble(matured.untilPurchase());
        out.writeDouble(matured.untilOccasion());
    }

    private static MaturedHistory readMatured(DataInput in) throws IOException {
        int daysAgo = in.readInt();
        Clock purchases = readClock(in);
        Clock activity = readClock(in);
        List<Evidence> evidence = BinaryFields.readList(in, CustomerHistoryCodec::readEvidence);
        return new MaturedHistory(daysAgo, purchases, activity, evidence, in.readDouble(), in.readDouble());
    }

    private static void writeEvidence(Evidence evidence, DataOutput out) throws IOException {
        out.writeByte(evidence.reason().ordinal());
        out.writeDouble(evidence.amount());
    }

    private static Evidence readEvidence(DataInput in) throws IOException {
        return new Evidence(REASONS[in.readUnsignedByte()], in.readDouble());
    }

    private static void writeSignal(SignalHistory signal, DataOutput out) throws IOException {
        BinaryFields.writeEnum(signal.kind(), out);
        BinaryFields.writeText(signal.touchpoint(), out);
        out.writeInt(signal.count());
        out.writeDouble(signal.mean());
        out.writeDouble(signal.squares());
    }

    private static SignalHistory readSignal(DataInput in) throws IOException {
        SignalKind kind = BinaryFields.readEnum(KINDS, in);
        String touchpoint = BinaryFields.readText(in);
        return new SignalHistory(kind, touchpoint, in.readInt(), in.readDouble(), in.readDouble());
    }

    private static void writeClock(Clock clock, DataOutput out) throws IOException {
        out.writeInt(clock.repeats());
        out.writeDouble(clock.ageAtLast());
        out.writeDouble(clock.age());
    }

    private static Clock readClock(DataInput in) throws IOException {
        return new Clock(in.readInt(), in.readDouble(), in.readDouble());
    }

    @Override
    public CustomerHistory read(DataInput in) throws IOException {
        String customerId = BinaryFields.readText(in);
        String segment = BinaryFields.readOptionalText(in);
        RenewalHistory purchases = readRenewals(in);
        RenewalHistory activity = readRenewals(in);
        SpendHistory spend = in.readBoolean() ? new SpendHistory(in.readInt(), in.readDouble()) : null;
        List<MaturedHistory> matured = BinaryFields.readList(in, CustomerHistoryCodec::readMatured);
        List<SignalHistory> signals = BinaryFields.readList(in, CustomerHistoryCodec::readSignal);
        return new CustomerHistory(customerId, segment, purchases, activity, spend, matured, signals);
    }

    private static @Nullable RenewalHistory readRenewals(DataInput in) throws IOException {
        return in.readBoolean()
                ? new RenewalHistory(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble())
                : null;
    }
}
