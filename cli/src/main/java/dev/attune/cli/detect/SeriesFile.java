package dev.attune.cli.detect;

import dev.attune.cli.evaluate.reading.CsvFile;
import dev.attune.cli.evaluate.reading.InputProblems;
import dev.attune.cli.evaluate.reading.Row;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a series: columns {@code timestamp} and {@code value}, in order of time. */
final class SeriesFile {

    private static final String TIME = "timestamp";
    private static final String VALUE = "value";
    private static final String TIME_RULE =
            "be a time as 2026-03-31T08:05:00Z, 2026-03-31T08:05:00, 2026-03-31 08:05:00 or 2026-03-31, or be epoch"
                    + " milliseconds";
    private static final int LENGTH_OF_DAY = 10;

    /** Lower numbers are no milliseconds: seconds, or counters of something else. The year 1973. */
    private static final long FEWEST_MILLISECONDS = 100_000_000_000L;

    /** What files of local times may go back when summer time ends. */
    private static final long HOUR = 3_600_000;

    private final ZoneId zone;
    private final InputProblems problems;
    private final List<SeriesPoint> points = new ArrayList<>();
    private long last = Long.MIN_VALUE + HOUR;
    private int repeated;

    /** @param zone of times that are written without one */
    SeriesFile(ZoneId zone, InputProblems problems) {
        this.zone = zone;
        this.problems = problems;
    }

    /** Rows that lie before one above them, by an hour at most: they are taken as they come. */
    int repeated() {
        return repeated;
    }

    List<SeriesPoint> read(Path file) {
        new CsvFile(file, problems).read(List.of(TIME, VALUE), this::take);
        if (problems.isEmpty() && (points.size() < 2 || points.get(0).at() == last)) {
            problems.add(file, "a series must have rows of at least two times");
        }
        return points;
    }

    private void take(Row row) {
        String time = row.required(TIME);
        Long at = time == null ? null : millis(row, time);
        String value = row.text(VALUE);
        double number = row.number(VALUE, -Double.MAX_VALUE, Double.MAX_VALUE);
        if (time == null || at == null) {
            return;
        }
        if (at < last - HOUR) {
            row.wrong(TIME, "be no more than an hour earlier than those of the rows above", time);
            return;
        }
        repeated += at < last ? 1 : 0;
        last = Math.max(last, at);
        points.add(new SeriesPoint(time, at, value == null ? "" : value, number));
    }

    private @Nullable Long millis(Row row, String time) {
        try {
            if (time.chars().allMatch(Character::isDigit)) {
                long at = Long.parseLong(time);
                if (at >= FEWEST_MILLISECONDS) {
                    return at;
                }
                row.wrong(TIME, TIME_RULE + " (this may be seconds)", time);
                return null;
            }
            return parsed(
                    time.length() > LENGTH_OF_DAY && time.charAt(LENGTH_OF_DAY) == ' '
                            ? time.substring(0, LENGTH_OF_DAY) + 'T' + time.substring(LENGTH_OF_DAY + 1)
                            : time);
        } catch (DateTimeException | ArithmeticException | NumberFormatException wrong) {
            row.wrong(TIME, TIME_RULE, time);
            return null;
        }
    }

    private long parsed(String time) {
        if (time.length() == LENGTH_OF_DAY) {
            return LocalDate.parse(time).atStartOfDay(zone).toInstant().toEpochMilli();
        }
        boolean zoned = time.endsWith("Z") || time.lastIndexOf('+') > 0 || time.lastIndexOf('-') > LENGTH_OF_DAY;
        if (zoned) {
            return OffsetDateTime.parse(time).toInstant().toEpochMilli();
        }
        ZonedDateTime local = LocalDateTime.parse(time).atZone(zone);
        long at = local.toInstant().toEpochMilli();
        // The hour that comes twice when summer time ends: the second time, since rows are in order.
        return at < last ? local.withLaterOffsetAtOverlap().toInstant().toEpochMilli() : at;
    }
}
