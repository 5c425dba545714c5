package dev.attune.intake.files;

import dev.attune.intake.IntakeRecord;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReaderBase;
import org.apache.flink.core.io.InputStatus;

/**
 * Emits merged events and, every so many of them and at the end, the time they have reached. Watermarks made by the clock
 * of the machine would be few at full speed and leave the end of the run to chance.
 */
final class EventFilesReader
        extends IteratorSourceReaderBase<FileEvent, IntakeRecord, EventFilesSplit.Rest, EventFilesSplit> {

    private static final int EVENTS_PER_WATERMARK = 256;

    private long end = Long.MIN_VALUE;
    private long newest = Long.MIN_VALUE;
    private int sinceWatermark;

    EventFilesReader(SourceReaderContext context) {
        super(context);
    }

    @Override
    protected IntakeRecord convert(FileEvent event) {
        end = iterator.end();
        newest = event.eventTime();
        sinceWatermark++;
        return event.intakeRecord();
    }

    @Override
    protected void finishSplit() {
        end = iterator.end();
        super.finishSplit();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<IntakeRecord> output) {
        InputStatus status = super.pollNext(output);
        if (sinceWatermark >= EVENTS_PER_WATERMARK) {
            sinceWatermark = 0;
            output.emitWatermark(new Watermark(newest - 1));
        }
        if (status == InputStatus.END_OF_INPUT && end > Long.MIN_VALUE) {
            output.emitWatermark(new Watermark(end - 1));
        }
        return status;
    }
}
