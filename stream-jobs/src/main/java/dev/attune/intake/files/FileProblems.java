package dev.attune.intake.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the files, up to a limit, so that one run tells as much as it can. */
final class FileProblems {

    private final boolean skipBad;
    private final int limit;
    private final List<String> all = new ArrayList<>();
    private long skipped;

    FileProblems(boolean skipBad, int limit) {
        this.skipBad = skipBad;
        this.limit = limit;
    }

    /** Something that makes a whole file unreadable; ends the run even where bad rows are skipped. */
    void fatal(String path, String rule) throws EventFilesException {
        all.add(Path.of(path).getFileName() + ": " + rule);
        throw new EventFilesException(all);
    }

    /** As {@link #fatal(String, String)}, where one line is to blame. */
    void fatal(String path, long line, String rule) throws EventFilesException {
        all.add(text(path, line, rule));
        throw new EventFilesException(all);
    }

    /** A row, or a column, that is left out. */
    void leftOut(String path, long line, String rule) throws EventFilesException {
        skipped++;
        if (all.size() < limit) {
            all.add(text(path, line, rule));
        }
        if (!skipBad && all.size() == limit) {
            all.add("stopped after " + limit + " problems, there may be more");
            throw new EventFilesException(all);
        }
    }

    /** Ends the run if anything was wrong and must not be. */
    void judge() throws EventFilesException {
        if (!skipBad && !all.isEmpty()) {
            throw new EventFilesException(all);
        }
    }

    List<String> all() {
        return List.copyOf(all);
    }

    long skipped() {
        return skipped;
    }

    private static String text(String path, long line, String rule) {
        return Path.of(path).getFileName() + ":" + line + ": " + rule;
    }
}
