package dev.attune.cli.detect;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.evaluate.reading.InputProblems;
import dev.attune.domain.incident.Direction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the fleet detector over any series. */
@Command(
        name = "detect",
        description = {
            "Runs the fleet detector over a series and tells where it left what its time of day and week let expect.",
            "Reads rows in order of time, learns as it goes, and judges nothing on the first day. A row without a value"
                    + " is missing, and no news. How it works is in docs/detect.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune detect --series latency.csv --out scores.csv --direction up",
            "  attune detect --series orders.csv --false-alarms-per-week 0.1 --output json"
        })
final class DetectCommand implements Runnable {

    private static final long DAY = 86_400_000L;

    @Spec
    private CommandSpec command;

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--series",
            required = true,
            paramLabel = "CSV",
            description =
                    "The series: columns timestamp and value, in order of time; timestamps in ISO-8601 or epoch milliseconds.")
    private Path series = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "CSV",
            description = "Where to write every row: timestamp, value, expected, score (alarms open at 1), alarm.")
    private @Nullable Path out;

    @Option(
            names = "--false-alarms-per-week",
            paramLabel = "F",
            defaultValue = "0.25",
            description = "The budget: false alarms a week that are put up with (default: ${DEFAULT-VALUE}).")
    private double falseAlarmsPerWeek = 0.25;

    @Option(
            names = "--direction",
            defaultValue = "both",
            paramLabel = "both|up|down",
            description = "Which way the series must move to be news (default: ${DEFAULT-VALUE}).")
    private Direction direction = Direction.BOTH;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            converter = ZoneReader.class,
            description = "Whose time of day and week to follow; also that of times without one"
                    + " (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            description = "From one row to the next, as PT5M (default: what it usually is in the file).")
    private @Nullable Duration window;

    private static final class ZoneReader implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String given) {
            try {
                return ZoneId.of(given);
            } catch (DateTimeException unknown) {
                throw new TypeConversionException("must be a zone as UTC or Europe/Berlin, but was " + given);
            }
        }
    }

    @Override
    public void run() {
        if (!(falseAlarmsPerWeek > 0 && falseAlarmsPerWeek < Double.POSITIVE_INFINITY)) {
            throw new ParameterException(
                    command.commandLine(), "--false-alarms-per-week must be above 0, but was " + falseAlarmsPerWeek);
        }
        if (window != null && (window.isNegative() || window.isZero())) {
            throw new ParameterException(
                    command.commandLine(), "--window must be longer than nothing, but was " + window);
        }
        InputProblems problems = new InputProblems();
        SeriesFile file = new SeriesFile(zone, problems);
        List<SeriesPoint> points = file.read(series);
        if (!problems.isEmpty()) {
            problems.lines().forEach(output::note);
            throw new CommandFailed("the series cannot be used as it is: mend what is said above");
        }
        if (file.repeated() > 0) {
            output.note(file.repeated() + " rows lie up to an hour before the rows above them: taken as they come.");
        }
        long step = window == null ? Detection.usualStep(points) : window.toMillis();
        Detection detection = Detection.of(points, step, direction, falseAlarmsPerWeek, zone);
        if (out != null) {
            write(detection, out);
        }
        if (points.get(points.size() - 1).at() - points.get(0).at() < 2 * DAY) {
            output.note("Nothing is judged on the first day, and little is known on the second: give a longer series.");
        }
        tell(detection, step);
    }

    private static void write(Detection detection, Path file) {
        try (PrintWriter rows = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            rows.print("timestamp,value,expected,score,alarm\n");
            for (int row = 0; row < detection.points().size(); row++) {
                SeriesPoint point = detection.points().get(row);
                rows.print(point.time()
                        + ','
                        + point.value()
                        + ','
                        + written(detection.expected(row))
                        + ','
                        + written(detection.score(row))
                        + ','
                        + detection.alarming(row)
                        + '\n');
            }
            if (rows.checkError()) {
                throw new CommandFailed(file + " could not be written to its end");
            }
        } catch (NoSuchFileException absent) {
            throw new CommandFailed(file + " cannot be written: its directory does not exist", absent);
        } catch (IOException problem) {
            throw new CommandFailed(file + " cannot be written: " + problem.getMessage(), problem);
        }
    }

    private static String written(double figure) {
        return Double.isNaN(figure) ? "" : Figure.rounded(figure).toString();
    }

    private void tell(Detection detection, long step) {
        Table table = new Table("from", "to", "windows", "observed", "expected");
        detection
                .alarms()
                .forEach(alarm -> table.row(
                        alarm.from(),
                        alarm.to(),
                        alarm.windows(),
                        Figure.rounded(alarm.observed()),
                        Figure.rounded(alarm.expected())));
        if (!output.isJson()) {
            output.note(summary(detection, step));
            if (!table.isEmpty()) {
                output.print(table);
            }
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rows", detection.points().size());
        object.put("missing", missing(detection));
        object.put("window", Duration.ofMillis(step).toString());
        object.put("false_alarms_per_week", falseAlarmsPerWeek);
        object.put("log_threshold", Figure.rounded(detection.settings().logThreshold()));
        object.put("alarms", table.objects());
        output.print(object, table);
    }

    private static long missing(Detection detection) {
        return detection.points().stream().filter(SeriesPoint::isMissing).count();
    }

    private static String summary(Detection detection, long step) {
        long missing = missing(detection);
        int alarms = detection.alarms().size();
        return detection.points().size() + " rows of " + Duration.ofMillis(step)
                + (missing == 0 ? "" : ", " + missing + " without a value") + ": "
                + (alarms == 0 ? "no alarm" : alarms == 1 ? "1 alarm" : alarms + " alarms");
    }
}
