package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What {@link FleetDetector} remembers of one series. Fields are the detector's business alone. */
public final class FleetSeries {

    static final int VERSION = 1;

    /** Windows taken in, all time. */
    long windows;

    /** Start of the last window, epoch milliseconds. */
    long lastStart;

    double level;
    double variance;

    /** Value of the last window. */
    double last;

    /** ln R of the statistic. */
    double logStatistic = Double.NEGATIVE_INFINITY;

    boolean alarming;

    public FleetSeries copy() {
        FleetSeries copy = new FleetSeries();
        copy.windows = windows;
        copy.lastStart = lastStart;
        copy.level = level;
        copy.variance = variance;
        copy.last = last;
        copy.logStatistic = logStatistic;
        copy.alarming = alarming;
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Packed.writeUnsigned(out, windows);
        if (windows == 0) {
            return;
        }
        out.writeLong(lastStart);
        out.writeDouble(level);
        out.writeDouble(variance);
        out.writeDouble(last);
        out.writeDouble(logStatistic);
        out.writeBoolean(alarming);
    }

    public static FleetSeries read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of a series must be " + VERSION + ", but was " + version);
        }
        FleetSeries series = new FleetSeries();
        series.windows = Packed.readUnsigned(in);
        if (series.windows == 0) {
            return series;
        }
        series.lastStart = in.readLong();
        series.level = in.readDouble();
        series.variance = in.readDouble();
        series.last = in.readDouble();
        series.logStatistic = in.readDouble();
        series.alarming = in.readBoolean();
        return series;
    }
}
