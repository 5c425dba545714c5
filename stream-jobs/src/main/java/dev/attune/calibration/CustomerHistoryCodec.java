package dev.attune.calibration;

import dev.attune.exchange.BinaryCodec;
import dev.attune.exchange.BinaryFields;
import dev.attune.exchange.ExchangeType;
import dev.attune.fit.CustomerHistory;
import dev.attune.fit.RenewalHistory;
import dev.attune.fit.SpendHistory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** The binary form of a {@link CustomerHistory}. */
public final class CustomerHistoryCodec implements BinaryCodec<CustomerHistory> {

    private static final long serialVersionUID = 1L;

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

    @Override
    public CustomerHistory read(DataInput in) throws IOException {
        String customerId = BinaryFields.readText(in);
        String segment = BinaryFields.readOptionalText(in);
        RenewalHistory purchases = readRenewals(in);
        RenewalHistory activity = readRenewals(in);
        SpendHistory spend = in.readBoolean() ? new SpendHistory(in.readInt(), in.readDouble()) : null;
        return new CustomerHistory(customerId, segment, purchases, activity, spend);
    }

    private static @Nullable RenewalHistory readRenewals(DataInput in) throws IOException {
        return in.readBoolean()
                ? new RenewalHistory(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble())
                : null;
    }
}
