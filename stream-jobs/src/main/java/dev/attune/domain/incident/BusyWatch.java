package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which signals of a touchpoint are busy enough for windows of ten minutes to be judged as a series of numbers of their
 * own, and what {@link BusySeries} finds in those. A signal that is not keeps two whole numbers and changes nothing.
 */
final class BusyWatch {

    /** Observations per window of ten minutes, on average over a day, from which on a signal is busy. */
    static final int LEAST_PER_WINDOW = 30;

    /**
     * Detectors that share the budget of a touchpoint with a busy signal, half of it each: this one, whose half its busy
     * signals share, and that of minutes in slices.
     */
    static final double DETECTORS = 2;

    private static final long LEAST_PER_DAY = LEAST_PER_WINDOW * (SeasonalBaseline.DAY / BusySeries.WINDOW);

    /** A signal that had no busy day for so many days is not busy any more; weekends may be quiet. */
    private static final long DAYS_KEPT = 14;

    private static final SignalKind[] KINDS = SignalKind.values();

    private final EnumMap<SignalKind, Traffic> signals = new EnumMap<>(SignalKind.class);

    /** How much there is of a signal, by day (UTC), and its series while it is busy. */
    private static final class Traffic {
        private long day;
        private long seen;
        private long busyDay;
        private @Nullable BusySeries series;
    }

    /**
     * Takes in a closed minute of a signal that was met in it.
     *
     * @param at its start, epoch milliseconds of event time
     * @param touchpointsPerAlarm M / F of the touchpoint, before its signals and the two detectors share it
     */
    void take(SignalKind kind, SliceMinute minute, long at, double touchpointsPerAlarm) {
        Traffic traffic = signals.computeIfAbsent(kind, first -> new Traffic());
        long today = Math.floorDiv(at, SeasonalBaseline.DAY);
        if (today != traffic.day) {
            turn(kind, traffic, today);
        }
        traffic.seen += minute.total[kind.ordinal()];
        if (traffic.series != null) {
            traffic.series.take(kind, minute, at, DETECTORS * busy() * touchpointsPerAlarm);
        }
    }

    private static void turn(SignalKind kind, Traffic traffic, long today) {
        if (traffic.seen >= LEAST_PER_DAY) {
            traffic.busyDay = traffic.day;
            traffic.series = traffic.series == null ? new BusySeries(kind) : traffic.series;
        }
        if (today - traffic.busyDay > DAYS_KEPT) {
            traffic.series = null;
        }
        traffic.day = today;
        traffic.seen = 0;
    }

    /** The series of a signal that is busy; null of others. */
    @Nullable
    BusySeries series(SignalKind kind) {
        Traffic traffic = signals.get(kind);
        return traffic == null ? null : traffic.series;
    }

    /** How many detectors share the budget of the touchpoint. */
    double detectors() {
        return busy() == 0 ? 1 : DETECTORS;
    }

    private int busy() {
        int busy = 0;
        for (Traffic traffic : signals.values()) {
            busy += traffic.series == null ? 0 : 1;
        }
        return busy;
    }

    BusyWatch copy() {
        BusyWatch copy = new BusyWatch();
        signals.forEach((kind, traffic) -> {
            Traffic same = new Traffic();
            same.day = traffic.day;
            same.seen = traffic.seen;
            same.busyDay = traffic.busyDay;
            same.series = traffic.series == null ? null : traffic.series.copy(kind);
            copy.signals.put(kind, same);
        });
        return copy;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, signals.size());
        for (Map.Entry<SignalKind, Traffic> entry : signals.entrySet()) {
            Traffic traffic = entry.getValue();
            BusySeries series = traffic.series;
            out.writeByte(entry.getKey().ordinal());
            Packed.writeSigned(out, traffic.day);
            Packed.writeUnsigned(out, traffic.seen);
            out.writeBoolean(series != null);
            if (series != null) {
                Packed.writeSigned(out, traffic.busyDay);
                series.write(out);
            }
        }
    }

    static BusyWatch read(DataInput in) throws IOException {
        BusyWatch watch = new BusyWatch();
        int size = Packed.readCount(in, KINDS.length);
        for (int i = 0; i < size; i++) {
            SignalKind kind = KINDS[Packed.readCount(in, KINDS.length - 1)];
            Traffic traffic = new Traffic();
            traffic.day = Packed.readSigned(in);
            traffic.seen = Packed.readUnsigned(in);
            if (in.readBoolean()) {
                traffic.busyDay = Packed.readSigned(in);
                traffic.series = BusySeries.read(kind, in);
            }
            watch.signals.put(kind, traffic);
        }
        return watch;
    }
}
