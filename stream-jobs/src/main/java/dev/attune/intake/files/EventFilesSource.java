package dev.attune.intake.files;

import dev.attune.intake.IntakeRecord;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceEnumerator;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Files as a bounded source of Flink: one split, since the merged order is one. The reader tells time itself: the merged
 * order has no disorder, and the run ends at the end of the last tick ({@link MergedEvents#end()}), not at the end of
 * time. Fault tolerant: on restore the files are read again up to where the reader was.
 */
public final class EventFilesSource implements Source<IntakeRecord, EventFilesSplit, Collection<EventFilesSplit>> {

    private static final long serialVersionUID = 1L;

    private final EventFilesSettings settings;

    public EventFilesSource(EventFilesSettings settings) {
        this.settings = settings;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<IntakeRecord, EventFilesSplit> createReader(SourceReaderContext context) {
        return new EventFilesReader(context);
    }

    @Override
    public SplitEnumerator<EventFilesSplit, Collection<EventFilesSplit>> createEnumerator(
            SplitEnumeratorContext<EventFilesSplit> context) {
        return restoreEnumerator(context, List.of(new EventFilesSplit(settings, 0)));
    }

    @Override
    public SplitEnumerator<EventFilesSplit, Collection<EventFilesSplit>> restoreEnumerator(
            SplitEnumeratorContext<EventFilesSplit> context, Collection<EventFilesSplit> splits) {
        return new IteratorSourceEnumerator<>(context, splits);
    }

    @Override
    public SimpleVersionedSerializer<EventFilesSplit> getSplitSerializer() {
        return new EventFilesSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<EventFilesSplit>> getEnumeratorCheckpointSerializer() {
        return new EventFilesSplitSerializer.OfMany();
    }
}
