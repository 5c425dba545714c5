package dev.attune.cli.evaluate.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the files, collected until all of them are read; what is wrong alike in many lines is told once. */
public final class InputProblems {

    private static final int TOLD = 50;
    private static final int TOLD_ALIKE = 3;
    private static final int LONGEST_VALUE = 80;

    private final List<String> told = new ArrayList<>();
    private final Map<String, Integer> alike = new LinkedHashMap<>();
    private long found;

    /** {@code file:line: key must rule, but was value}. */
    public void add(Path file, long line, String key, String rule, String value) {
        String kind = file + ": " + key + " must " + rule;
        int before = alike.merge(kind, 1, Integer::sum) - 1;
        if (before >= TOLD_ALIKE) {
            return;
        }
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

    /** One line each; the last ones say how many more there are. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(told);
        if (found > told.size()) {
            lines.add("and " + (found - told.size()) + " more");
        }
        alike.forEach((kind, times) -> {
            if (times > TOLD_ALIKE) {
                lines.add(kind + ": likewise " + (times - TOLD_ALIKE) + " times more");
            }
        });
        return lines;
    }
}
