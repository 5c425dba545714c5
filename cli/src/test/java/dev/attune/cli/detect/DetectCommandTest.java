package dev.attune.cli.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class DetectCommandTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int OUTAGE = 3_000;
    private static final int OUTAGE_ENDS = 3_060;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void anOutageIsTheOnlyAlarmAndEveryRowHasItsScore() throws IOException {
        Path scores = directory.resolve("scores.csv");
        assertThat(run("detect", "--series", outage(Instant::toString).toString(), "--out", scores.toString()))
                .isZero();
        assertThat(err.toString()).contains("4000 rows of PT5M, 1 without a value: 1 alarm");
        assertThat(out.toString().lines().toList()).hasSize(2);
        assertThat(out.toString()).contains("2024-01-11T10:0");
        List<String> rows = Files.readAllLines(scores);
        assertThat(rows).hasSize(4_001);
        assertThat(rows.get(0)).isEqualTo("timestamp,value,expected,score,alarm");
        assertThat(rows.get(1)).startsWith("2024-01-01T00:00:00Z,").endsWith(",,0,false");
        assertThat(rows.get(11)).contains("Z,,").endsWith(",,false");
        assertThat(rows.get(OUTAGE + 10)).endsWith(",true");
        assertThat(rows.get(OUTAGE)).endsWith(",false");
        assertThat(rows.get(OUTAGE_ENDS + 60)).endsWith(",false");
    }

    @Test
    void jsonTellsTheBudgetAndTheAlarms() throws IOException {
        Path series = outage(at -> PLAIN.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC)));
        assertThat(run("detect", "--series", series.toString(), "--direction", "down", "--output", "json"))
                .isZero();
        JsonNode told = new ObjectMapper().readTree(out.toString());
        assertThat(told.get("rows").asInt()).isEqualTo(4_000);
        assertThat(told.get("missing").asInt()).isEqualTo(1);
        assertThat(told.get("window").asText()).isEqualTo("PT5M");
        assertThat(told.get("log_threshold").asDouble()).isBetween(8.99, 9.0);
        JsonNode alarm = told.get("alarms").get(0);
        assertThat(alarm.get("from").asText()).startsWith("2024-01-11 10:0");
        assertThat(alarm.get("observed").asDouble()).isBetween(3.0, 6.0);
        assertThat(alarm.get("expected").asDouble()).isBetween(9.0, 11.0);
        assertThat(told.get("alarms")).hasSize(1);
    }

    @Test
    void timesMayBeEpochMilliseconds() throws IOException {
        Path series = outage(at -> Long.toString(at.toEpochMilli()));
        assertThat(run("detect", "--series", series.toString()))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("4000 rows of PT5M, 1 without a value: 1 alarm");
        assertThat(out.toString()).contains("1704967500000");
    }

    @Test
    void secondsAreNotTakenForMilliseconds() throws IOException {
        Path series = outage(at -> Long.toString(at.getEpochSecond()));
        assertThat(run("detect", "--series", series.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("epoch milliseconds (this may be seconds), but was 1704067200");
    }

    @Test
    void whatMovesTheOtherWayIsNoNews() throws IOException {
        assertThat(run("detect", "--series", outage(Instant::toString).toString(), "--direction", "up"))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("no alarm");
    }

    @Test
    void everyProblemOfTheFileIsToldAtOnceWithItsLine() throws IOException {
        Path series = Files.writeString(directory.resolve("bad.csv"), """
                timestamp,value
                2024-01-01 09:05:00,1
                yesterday,2
                2024-01-01 00:00:00,3
                2024-01-01 09:10:00,many
                2024-01-01 09:15:00
                ,4
                """);
        assertThat(run("detect", "--series", series.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("bad.csv:3: timestamp must be a time as 2026-03-31T08:05:00Z")
                .contains("but was yesterday")
                .contains("bad.csv:4: timestamp must be no more than an hour earlier than those of the rows above")
                .contains("bad.csv:5: value must be a number that is finite, but was many")
                .contains("bad.csv:6: a row must have 2 cells, but was 1 cells")
                .contains("bad.csv:7: timestamp must be given, but was empty")
                .contains("the series cannot be used as it is");
    }

    @Test
    void aSeriesNeedsItsColumnsAndTwoTimes() throws IOException {
        Path other = Files.writeString(directory.resolve("other.csv"), "time,value\n2024-01-01,1\n");
        assertThat(run("detect", "--series", other.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("column timestamp must be given, but was time,value");
        Path single = Files.writeString(directory.resolve("single.csv"), "timestamp,value\n2024-01-01,1\n");
        assertThat(run("detect", "--series", single.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("a series must have rows of at least two times");
        assertThat(run("detect", "--series", directory.resolve("absent.csv").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the file does not exist");
    }

    @Test
    void aBudgetOfNothingIsAUsageError() {
        assertThat(run("detect", "--series", "s.csv", "--false-alarms-per-week", "0"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--false-alarms-per-week must be above 0, but was 0.0");
        assertThat(run("detect", "--series", "s.csv", "--window", "PT0S")).isEqualTo(2);
        assertThat(err.toString()).contains("--window must be longer than nothing, but was PT0S");
    }

    @Test
    void theHourThatComesTwiceWhenSummerTimeEndsIsInOrder() throws IOException {
        StringBuilder rows = new StringBuilder("timestamp,value\n");
        for (String time : List.of("01:30", "02:00", "02:30", "02:00", "02:30", "03:00")) {
            rows.append("2024-10-27T").append(time).append(":00,1\n");
        }
        Path series = Files.writeString(directory.resolve("autumn.csv"), rows);
        assertThat(run("detect", "--series", series.toString(), "--zone", "Europe/Berlin"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("6 rows of PT30M: no alarm").contains("give a longer series");
    }

    @Test
    void anHourOfLocalTimesThatIsToldTwiceIsTakenAsItComes() throws IOException {
        StringBuilder rows = new StringBuilder("timestamp,value\n");
        for (String time : List.of("01:30", "02:00", "02:30", "02:00", "02:30", "03:00")) {
            rows.append("2024-10-27 ").append(time).append(":00,1\n");
        }
        Path series = Files.writeString(directory.resolve("autumn.csv"), rows);
        assertThat(run("detect", "--series", series.toString()))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("1 rows lie up to an hour before the rows above them");
    }

    @Test
    void anUnknownZoneAndADirectoryThatIsAbsentAreSaidInPlainWords() throws IOException {
        assertThat(run("detect", "--series", "s.csv", "--zone", "Mars")).isEqualTo(2);
        assertThat(err.toString()).contains("must be a zone as UTC or Europe/Berlin, but was Mars");
        String out = directory.resolve("absent/scores.csv").toString();
        assertThat(run("detect", "--series", outage(Instant::toString).toString(), "--out", out))
                .isEqualTo(1);
        assertThat(err.toString()).contains("cannot be written: its directory does not exist");
    }

    /** Every five minutes for a fortnight, five lower for five hours; the tenth value is missing. */
    private Path outage(Function<Instant, String> time) throws IOException {
        Random random = new Random(3);
        LongFunction<String> value = row -> row == 10
                ? ""
                : String.valueOf(10 + random.nextGaussian() - (row >= OUTAGE && row < OUTAGE_ENDS ? 5 : 0));
        StringBuilder rows = new StringBuilder("timestamp,value\n");
        for (long row = 0; row < 4_000; row++) {
            rows.append(time.apply(START.plusSeconds(300 * row)))
                    .append(',')
                    .append(value.apply(row))
                    .append('\n');
        }
        return Files.writeString(directory.resolve("series.csv"), rows);
    }

    private int run(String... arguments) {
        CommandLine line =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
