package dev.attune.intake.source;

import dev.attune.intake.IntakeRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How a partition tells time: the newest event time seen, less the bound on disorder, less one millisecond. Rejected
 * and skipped records neither move that clock nor count as activity: a partition of bad records only goes idle, and holds back
 * nobody. A heartbeat tells the time at once, not with the next period: the last one of a bounded run would be lost
 * with its partition otherwise.
 */
public final class EventTimeStrategy implements WatermarkStrategy<IntakeRecord> {

    private static final long serialVersionUID = 1L;

    private final WatermarkStrategy<IntakeRecord> bounded;

    /**
     * @param outOfOrderness how much older than the newest before it a record may be and still be on time
     * @param idleness after how long without records the partition holds back no others
     */
    public EventTimeStrategy(Duration outOfOrderness, Duration idleness) {
        this.bounded = WatermarkStrategy.<IntakeRecord>forBoundedOutOfOrderness(outOfOrderness)
                .withIdleness(idleness);
    }

    /** Event time of what has one; {@link TimestampAssigner#NO_TIMESTAMP} for rejected and skipped ones. */
    public static long eventTime(IntakeRecord record) {
        if (record instanceof IntakeRecord.Accepted accepted) {
            return accepted.arrival().interaction().eventTime();
        }
        if (record instanceof IntakeRecord.Anonymous anonymous) {
            return anonymous.click().eventTime();
        }
        if (record instanceof IntakeRecord.Control control) {
            return control.eventTime();
        }
        return TimestampAssigner.NO_TIMESTAMP;
    }

    @Override
    public TimestampAssigner<IntakeRecord> createTimestampAssigner(TimestampAssignerSupplier.Context context) {
        return (record, brokerTime) -> eventTime(record);
    }

    @Override
    public WatermarkGenerator<IntakeRecord> createWatermarkGenerator(WatermarkGeneratorSupplier.Context context) {
        return new IgnoringTimeless(bounded.createWatermarkGenerator(context));
    }

    private record IgnoringTimeless(WatermarkGenerator<IntakeRecord> timed)
            implements WatermarkGenerator<IntakeRecord> {

        @Override
        public void onEvent(IntakeRecord record, long eventTime, WatermarkOutput output) {
            if (eventTime != TimestampAssigner.NO_TIMESTAMP) {
                timed.onEvent(record, eventTime, output);
            }
            if (record instanceof IntakeRecord.Control) {
                timed.onPeriodicEmit(output);
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            timed.onPeriodicEmit(output);
        }
    }
}
