package dev.attune.cli.evaluate.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the files, collected until all of them are read. */
public final class InputProblems {

    private static final int TOLD = 50;
    private static final int LONGEST_VALUE = 80;

    private final List<String> told = new ArrayList<>();
    private long found;

    /** {@code file:line: key must rule, but was value}. */
    public void add(Path file, long line, String key, String rule, String value) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
        add(file + ":" + line + ": " + key + " must " + rule + ", but was " + (shown.isEmpty() ? "empty" : shown));
    }

    /** A problem of a whole file. */
    public void add(Path file, String problem) {
        add(file + ": " + problem);
    }

    private void add(String problem) {
        found++;
        if (told.size() < TOLD) {
            told.add(problem);
        }
    }

    public boolean isEmpty() {
        return found == 0;
    }

    /** One line each; the last one says how many more there are. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(told);
        if (found > told.size()) {
            lines.add("and " + (found - told.size()) + " more");
        }
        return lines;
    }
}
