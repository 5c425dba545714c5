package dev.attune.domain.incident.nab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.domain.incident.nab.NabScorer.Labelled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The 18 series of NAB in {@code shared/data/nab}, in the alphabetical order of folder and file. By a rule stated before
 * any was looked at, settings are chosen on the first, third, fifth and so on, and judged on the others.
 */
public final class NabCorpus {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private NabCorpus() {}

    /** One series: when, epoch milliseconds in UTC, and how much. */
    public record Series(Labelled labels, long[] times, double[] values) {}

    public static List<Series> chosenOn(Path folder) {
        return every(folder, 0);
    }

    public static List<Series> judgedOn(Path folder) {
        return every(folder, 1);
    }

    private static List<Series> every(Path folder, int from) {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            JsonNode windows = new ObjectMapper()
                    .readTree(folder.resolve("labels/combined_windows.json").toFile());
            List<String> names = files.filter(file -> file.toString().endsWith(".csv"))
                    .map(file ->
                            folder.resolve("data").relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            List<Series> half = new ArrayList<>();
            for (int index = from; index < names.size(); index += 2) {
                half.add(read(folder.resolve("data"), names.get(index), windows.get(names.get(index))));
            }
            return half;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static Series read(Path data, String name, JsonNode windows) throws IOException {
        List<String> rows = Files.readAllLines(data.resolve(name));
        long[] times = new long[rows.size() - 1];
        double[] values = new double[times.length];
        for (int row = 0; row < times.length; row++) {
            String[] cells = rows.get(row + 1).split(",", -1);
            times[row] = millis(cells[0]);
            values[row] = Double.parseDouble(cells[1]);
        }
        int[][] bounds = new int[windows.size()][];
        for (int window = 0; window < bounds.length; window++) {
            bounds[window] = new int[] {
                row(times, windows.get(window).get(0).asText()),
                row(times, windows.get(window).get(1).asText())
            };
        }
        return new Series(new Labelled(name, times.length, bounds), times, values);
    }

    /** Rows may tell the same time twice (the hour that daylight saving repeats): the first one counts, as in NAB. */
    private static int row(long[] times, String label) {
        long at = millis(label.substring(0, 19));
        for (int row = 0; row < times.length; row++) {
            if (times[row] == at) {
                return row;
            }
        }
        throw new IllegalArgumentException("no row at " + label);
    }

    private static long millis(String time) {
        return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
