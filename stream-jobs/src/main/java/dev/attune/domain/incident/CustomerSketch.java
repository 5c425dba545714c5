package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.jspecify.annotations.Nullable;

/**
 * How many distinct customers, estimated by HyperLogLog (Flajolet et al. 2007; Apache DataSketches): exact up to some tens
 * of them, then with a relative standard error of about 2.3 %, in at most 2 KB.
 *
 * <p>Only the composite estimate is asked for: it is a function of the set of customers, whereas the library's own one
 * (HIP) depends on their order. Two sketches of one set may differ in their bytes, never in what they tell.
 */
public final class CustomerSketch {

    private static final int LOG_REGISTERS = 11;
    private static final int MOST_BYTES = 1 << 13;

    private @Nullable HllSketch sketch;

    /** Adds a customer by {@link Encounter#customer}; nobody where anonymous. */
    public void add(long customer) {
        if (customer != Encounter.ANONYMOUS) {
            if (sketch == null) {
                sketch = new HllSketch(LOG_REGISTERS, TgtHllType.HLL_8);
            }
            sketch.update(customer);
        }
    }

    public void merge(CustomerSketch other) {
        if (other.sketch == null) {
            return;
        }
        if (sketch == null) {
            sketch = other.sketch.copy();
            return;
        }
        Union union = new Union(LOG_REGISTERS);
        union.update(sketch);
        union.update(other.sketch);
        sketch = union.getResult(TgtHllType.HLL_8);
    }

    /** How many, to the nearest whole number. */
    public long estimate() {
        return sketch == null ? 0 : Math.round(sketch.getCompositeEstimate());
    }

    public CustomerSketch copy() {
        CustomerSketch copy = new CustomerSketch();
        copy.sketch = sketch == null ? null : sketch.copy();
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        byte[] bytes = sketch == null ? new byte[0] : sketch.toCompactByteArray();
        Packed.writeUnsigned(out, bytes.length);
        out.write(bytes);
    }

    public static CustomerSketch read(DataInput in) throws IOException {
        CustomerSketch read = new CustomerSketch();
        byte[] bytes = new byte[Packed.readCount(in, MOST_BYTES)];
        in.readFully(bytes);
        if (bytes.length > 0) {
            read.sketch = HllSketch.heapify(bytes);
        }
        return read;
    }
}
