package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@value #MOST} customers of lowest hash among all that were added (bottom-k sample: Cohen, Kaplan 2007), each with
 * what they are worth: counts distinct customers, and sums their value, without counting anyone twice; exact up to
 * {@value #MOST} customers, with a relative standard error of 1 / sqrt(k - 2) = 9 % beyond. What is added or merged
 * first makes no difference. O(log k) a customer, 16 bytes each.
 */
public final class CustomerSample {

    /** Customers held, k. */
    public static final int MOST = 128;

    private static final double RANGE = 0x1p64;

    private final TreeMap<Long, Value> customers = new TreeMap<>(Long::compareUnsigned);

    /** Whether some were left out: then the sample is not all there is. */
    private boolean full;

    private record Value(@Nullable String currency, long cents) {

        private boolean below(Value other) {
            int byCents = Long.compare(cents, other.cents);
            return byCents != 0
                    ? byCents < 0
                    : Objects.requireNonNullElse(currency, "").compareTo(Objects.requireNonNullElse(other.currency, ""))
                            < 0;
        }
    }

    /**
     * Adds a customer, or raises what is known of their value.
     *
     * @param customerHash 64 uniform bits; 0 is nobody known and is not counted
     * @param currency null where the value is not known
     */
    public void add(long customerHash, @Nullable String currency, long cents) {
        if (customerHash != 0) {
            put(customerHash, new Value(cents == 0 ? null : currency, currency == null ? 0 : cents));
        }
    }

    private void put(long hash, Value value) {
        if (customers.size() == MOST && Long.compareUnsigned(hash, customers.lastKey()) > 0) {
            full = true;
            return;
        }
        Value known = customers.get(hash);
        if (known == null || known.below(value)) {
            customers.put(hash, value);
        }
        if (customers.size() > MOST) {
            customers.pollLastEntry();
            full = true;
        }
    }

    public void merge(CustomerSample other) {
        other.customers.forEach(this::put);
        full |= other.full;
    }

    public boolean contains(long customerHash) {
        return customers.containsKey(customerHash);
    }

    public boolean isEmpty() {
        return customers.isEmpty();
    }

    /** Distinct customers, estimated; exact as long as all are in the sample. */
    public long distinct() {
        if (!full) {
            return customers.size();
        }
        return Math.max(MOST, StrictMath.round((MOST - 1) / shareOfRange()));
    }

    private double shareOfRange() {
        long last = customers.lastKey();
        double below = (last >>> 1) * 2.0 + (last & 1) + 1;
        return below / RANGE;
    }

    /** What all these customers are worth, estimated, in order of currency. */
    public List<Money> value() {
        TreeMap<String, Long> sums = new TreeMap<>();
        for (Value value : customers.values()) {
            if (value.currency != null) {
                sums.merge(value.currency, value.cents, Long::sum);
            }
        }
        double share = customers.isEmpty() ? 1 : (double) distinct() / customers.size();
        List<Money> told = new ArrayList<>();
        sums.forEach((currency, cents) -> told.add(new Money(currency, StrictMath.round(cents * share))));
        return told;
    }

    public CustomerSample copy() {
        CustomerSample copy = new CustomerSample();
        copy.customers.putAll(customers);
        copy.full = full;
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, customers.size());
        out.writeBoolean(full);
        for (Map.Entry<Long, Value> entry : customers.entrySet()) {
            out.writeLong(entry.getKey());
            Packed.writeText(out, entry.getValue().currency);
            if (entry.getValue().currency != null) {
                Packed.writeSigned(out, entry.getValue().cents);
            }
        }
    }

    public static CustomerSample read(DataInput in) throws IOException {
        CustomerSample sample = new CustomerSample();
        int size = Packed.readCount(in, MOST);
        sample.full = in.readBoolean();
        for (int i = 0; i < size; i++) {
            long hash = in.readLong();
            String currency = Packed.readText(in);
            sample.customers.put(hash, new Value(currency, currency == null ? 0 : Packed.readSigned(in)));
        }
        return sample;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerSample sample && full == sample.full && customers.equals(sample.customers);
    }

    @Override
    public int hashCode() {
        return customers.hashCode();
    }
}
