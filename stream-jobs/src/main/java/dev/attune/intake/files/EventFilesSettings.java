package dev.attune.intake.files;

import dev.attune.domain.event.EventStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which files to read, and how.
 *
 * @param files one or more; their events are merged by event time
 * @param skipBad whether bad rows are counted and left out, instead of ending the run
 * @param problemLimit problems reported before reading stops, 1 or more
 * @param asOf last event time that counts, epoch milliseconds; null for all there is
 */
public record EventFilesSettings(
        List<EventFile> files,
        boolean skipBad,
        int problemLimit,
        @Nullable Long asOf) implements Serializable {

    /** Enough to see a pattern, few enough to read. */
    public static final int DEFAULT_PROBLEM_LIMIT = 20;

    /** @param path a CSV file, local to whoever reads it */
    public record EventFile(EventStream stream, String path) implements Serializable {}

    public EventFilesSettings {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("at least one of purchases, clicks and support must be given");
        }
        if (problemLimit < 1) {
            throw new IllegalArgumentException("problem limit must be at least 1, but was " + problemLimit);
        }
    }

    /** One file per stream at most, null where there is none. */
    public static EventFilesSettings of(
            @Nullable Path clicks,
            @Nullable Path purchases,
            @Nullable Path support,
            boolean skipBad,
            @Nullable Long asOf) {
        List<EventFile> files = new ArrayList<>();
        add(files, EventStream.CLICK, clicks);
        add(files, EventStream.PURCHASE, purchases);
        add(files, EventStream.SUPPORT, support);
        return new EventFilesSettings(files, skipBad, DEFAULT_PROBLEM_LIMIT, asOf);
    }

    private static void add(List<EventFile> files, EventStream stream, @Nullable Path path) {
        if (path != null) {
            files.add(new EventFile(stream, path.toString()));
        }
    }
}
