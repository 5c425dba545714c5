package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a customer spent, in fixed point of 1/10000 of a currency unit, so that sums do not depend on their order. The
 * first currency seen is the customer's; amounts in others are kept out of every sum, and said so.
 */
final class Spending {

    private static final double UNITS = 10_000;

    private @Nullable String currency;
    private boolean mixed;
    private long lifetime;

    Spending copy() {
        Spending copy = new Spending();
        copy.currency = currency;
        copy.mixed = mixed;
        copy.lifetime = lifetime;
        return copy;
    }

    static double toAmount(long fixed) {
        return fixed / UNITS;
    }

    /** What the layout holds beside its flag; some hundred million million units of any currency. */
    private static final long MOST = Long.MAX_VALUE >> 1;

    /** Adds an amount; returns it in fixed point, or 0 where it is not in the customer's currency. */
    long add(double amount, @Nullable String in) {
        if (in != null && currency == null) {
            currency = in;
        }
        if (in != null && !in.equals(currency)) {
            mixed = true;
            return 0;
        }
        long fixed = Math.round(amount * UNITS);
        lifetime = Math.min(MOST, lifetime + fixed);
        return fixed;
    }

    /** ISO 4217; null before the first amount with one. */
    @Nullable
    String currency() {
        return currency;
    }

    /** Whether amounts in another currency were kept out. */
    boolean mixed() {
        return mixed;
    }

    /** In units of {@link #currency()}. */
    double lifetime() {
        return toAmount(lifetime);
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, lifetime << 1 | (mixed ? 1 : 0));
        Packed.writeText(out, currency);
    }

    static Spending read(DataInput in) throws IOException {
        Spending spending = new Spending();
        long coded = Packed.readUnsigned(in);
        spending.lifetime = coded >>> 1;
        spending.mixed = (coded & 1) != 0;
        spending.currency = Packed.readText(in);
        return spending;
    }
}
