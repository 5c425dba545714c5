package dev.attune.sandbox.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, for messages about a child that failed. */
public final class LogTail {
    private static final int LINES = 15;

    private LogTail() {}

    /** The last lines with the name of the file before them, each on a line of its own. */
    public static String describe(Path logFile) {
        List<String> lines = lastLines(logFile);
        StringBuilder text = new StringBuilder("; log: " + logFile);
        lines.forEach(line -> text.append(System.lineSeparator()).append("  | ").append(line));
        return text.toString();
    }

    static List<String> lastLines(Path logFile) {
        try {
            // Logs of the sandbox are small, and may hold bytes that are no UTF-8.
            List<String> all = new String(Files.readAllBytes(logFile), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - LINES), all.size());
        } catch (IOException unreadable) {
            return List.of("(the log cannot be read)");
        }
    }
}
