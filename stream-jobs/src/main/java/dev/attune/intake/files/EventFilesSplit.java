package dev.attune.intake.files;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceSplit;

/**
 * All files, from a position in their merged order on.
 *
 * @param position events already emitted
 */
record EventFilesSplit(EventFilesSettings settings, int position)
        implements IteratorSourceSplit<FileEvent, EventFilesSplit.Rest> {

    @Override
    public String splitId() {
        return "files";
    }

    @Override
    public Rest getIterator() {
        try {
            return new Rest(EventFiles.read(settings), position);
        } catch (EventFilesException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    @Override
    public EventFilesSplit getUpdatedSplitForIterator(Rest rest) {
        return new EventFilesSplit(settings, rest.position);
    }

    /** What is left to emit. */
    static final class Rest implements Iterator<FileEvent> {

        private final List<FileEvent> events;
        private final long end;
        private int position;

        Rest(MergedEvents merged, int position) {
            this.events = merged.events();
            this.end = merged.end();
            this.position = position;
        }

        /** When the run ends, epoch milliseconds. */
        long end() {
            return end;
        }

        @Override
        public boolean hasNext() {
            return position < events.size();
        }

        @Override
        public FileEvent next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all events of the files have been emitted");
            }
            return events.get(position++);
        }
    }
}
