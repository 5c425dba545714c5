package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What is remembered of one slice of a touchpoint's traffic: its series, and how satisfying it usually is. */
final class Slice {

    /** Windows that the usual satisfaction is learned from. */
    private static final double MEMORY = 5000;

    private static final SignalKind[] KINDS = SignalKind.values();

    final EnumMap<SignalKind, SliceSeries> series = new EnumMap<>(SignalKind.class);

    /** Satisfaction while nothing was suspicious, in [0, 1], and what it was learned from. */
    double usual = 1;

    double usualWeight;

    long lastAt;

    /** Takes in how satisfying a minute was, unless something is worse. */
    void meet(SliceMinute minute, long at) {
        lastAt = at;
        if (minute.judged > 0 && calm()) {
            double seen = (double) minute.satisfaction / Measures.ONE;
            usualWeight = usualWeight * (1 - 1 / MEMORY) + minute.judged;
            usual += (seen - minute.judged * usual) / usualWeight;
        }
    }

    private boolean calm() {
        return series.values().stream().noneMatch(one -> one.alarming);
    }

    Slice copy() {
        Slice copy = new Slice();
        series.forEach((kind, one) -> copy.series.put(kind, one.copy()));
        copy.usual = usual;
        copy.usualWeight = usualWeight;
        copy.lastAt = lastAt;
        return copy;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, series.size());
        for (Map.Entry<SignalKind, SliceSeries> entry : series.entrySet()) {
            out.writeByte(entry.getKey().ordinal());
            entry.getValue().write(out);
        }
        out.writeDouble(usual);
        out.writeDouble(usualWeight);
        out.writeLong(lastAt);
    }

    static Slice read(DataInput in) throws IOException {
        Slice slice = new Slice();
        int size = Packed.readCount(in, KINDS.length);
        for (int i = 0; i < size; i++) {
            SignalKind kind = KINDS[Packed.readCount(in, KINDS.length - 1)];
            slice.series.put(kind, SliceSeries.read(in));
        }
        slice.usual = in.readDouble();
        slice.usualWeight = in.readDouble();
        slice.lastAt = in.readLong();
        return slice;
    }
}
