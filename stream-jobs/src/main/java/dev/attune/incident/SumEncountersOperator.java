package dev.attune.incident;

import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.MinuteSums;
import dev.attune.domain.incident.MinuteTally;
import dev.attune.telemetry.IncidentMetrics;
import dev.attune.telemetry.Metrics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Sums what this subtask's customers met before it is shuffled: one tally per cell and minute, so that the whole stream
 * costs the network next to nothing.
 *
 * <p>Keeps no state: a minute goes out when the watermark passes its end, all of them before each checkpoint. When it does
 * changes nothing, since tallies add up in any order. An encounter of a minute that is over is counted and dropped: only
 * clicks of unknown visitors can be that late, customers' come on time by construction.
 *
 * <p>Customers never count as idle behind it: all their subtasks fall silent together, but one wakes before the other, and
 * a minute must not be closed without what the other still holds of it. Visitors do, as the sources do that they come from.
 */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class SumEncountersOperator extends AbstractStreamOperator<MinuteTally>
        implements OneInputStreamOperator<Encounter, MinuteTally> {

    private static final long serialVersionUID = 1L;

    private final boolean mayBeIdle;

    private transient TreeMap<Long, MinuteSums> minutes;
    private transient MinuteSums newest;
    private transient long newestMinute;
    private transient long watermark;
    private transient Counter late;

    private SumEncountersOperator(boolean mayBeIdle) {
        this.mayBeIdle = mayBeIdle;
    }

    public static SumEncountersOperator ofCustomers() {
        return new SumEncountersOperator(false);
    }

    public static SumEncountersOperator ofVisitors() {
        return new SumEncountersOperator(true);
    }

    @Override
    public void open() throws Exception {
        super.open();
        minutes = new TreeMap<>();
        newest = new MinuteSums();
        newestMinute = Long.MIN_VALUE;
        watermark = Long.MIN_VALUE;
        late = getMetricGroup().addGroup(Metrics.GROUP).counter(IncidentMetrics.ENCOUNTERS_LATE);
    }

    @Override
    public void processElement(StreamRecord<Encounter> element) {
        Encounter encounter = element.getValue();
        long time = encounter.eventTime();
        if (newestMinute != Long.MIN_VALUE && time >= newestMinute && time - newestMinute < MinuteTally.MINUTE) {
            newest.add(encounter);
            return;
        }
        long minute = MinuteTally.minuteOf(time);
        if (minute + MinuteTally.MINUTE - 1 <= watermark) {
            late.inc();
            return;
        }
        MinuteSums sums = minutes.computeIfAbsent(minute, first -> new MinuteSums());
        sums.add(encounter);
        newest = sums;
        newestMinute = minute;
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        while (!minutes.isEmpty() && minutes.firstKey() + MinuteTally.MINUTE - 1 <= watermark) {
            flush(minutes.pollFirstEntry());
        }
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (mayBeIdle) {
            super.processWatermarkStatus(status);
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void flush() {
        while (!minutes.isEmpty()) {
            flush(minutes.pollFirstEntry());
        }
    }

    private void flush(Map.Entry<Long, MinuteSums> minute) {
        if (minute.getKey() == newestMinute) {
            newestMinute = Long.MIN_VALUE;
        }
        minute.getValue()
                .forEach((cell, figures) -> output.collect(
                        new StreamRecord<>(new MinuteTally(cell, minute.getKey(), figures), minute.getKey())));
    }
}
