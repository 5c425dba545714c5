package dev.attune.cli.pain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.delivery.RecordJson;
import dev.attune.delivery.TouchpointMapper;
import dev.attune.domain.incident.Money;
import dev.attune.domain.incident.TouchpointTold.PainPoint;
import dev.attune.domain.policy.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PainCommandTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void what_costs_most_comes_first_with_the_department_that_owns_it() throws IOException {
        Path file = pulses(
                pain("checkout", null, Reason.ERRORS, 9, DAY, 40, 20, 100_00, "EUR"),
                pain("checkout", null, Reason.ERRORS, 10, DAY, 60, 30, 250_00, "EUR"),
                pain("delivery", null, Reason.LATE_DELIVERY, 10, DAY, 20, 20, 900_00, "EUR"),
                pain("search", null, Reason.SLOW, 10, DAY, 80, 50, 10_00, "USD"),
                pain("help", null, Reason.COMPLAINT, 10, DAY, 5, 5, 0, "EUR"),
                pain("checkout", null, Reason.ERRORS, 2, DAY, 4_000, 2_000, 99_000_00, "EUR"),
                pain("checkout", "invoice", Reason.ERRORS, 10, DAY, 60, 30, 250_00, "EUR"));
        assertThat(run("pain", "--pulses", file.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "touchpoint  feature  reason         department   customer days  moments    gap  value affected  value lost",
                        "search               SLOW           engineering             50       80  -60.5  100.00 USD      10.00 USD",
                        "delivery             LATE_DELIVERY  logistics               20       20  -60.5  9000.00 EUR     900.00 EUR",
                        "checkout             ERRORS         engineering             50      100  -60.5  3500.00 EUR     350.00 EUR",
                        "help                 COMPLAINT      support                  5        5  -60.5");
    }

    @Test
    void hours_and_features_are_leaderboards_of_their_own() throws IOException {
        Path file = pulses(
                pain("checkout", "invoice", Reason.ERRORS, 49, HOUR, 6, 3, 5_00, "EUR"),
                pain("checkout", null, Reason.ERRORS, 49, HOUR, 6, 3, 5_00, "EUR"),
                pain("checkout", null, Reason.ERRORS, 2, DAY, 6, 3, 5_00, "EUR"));
        assertThat(run("pain", "--pulses", file.toString(), "--hours", "1", "--features", "--output", "json"))
                .isZero();
        assertThat(out.toString())
                .contains("\"feature\" : \"invoice\"")
                .contains("\"customer_hours\" : 3")
                .contains("\"value_lost\" : \"5.00 EUR\"")
                .doesNotContain("null");
    }

    @Test
    void a_file_of_something_else_is_refused() throws IOException {
        Path clicks = Files.writeString(directory.resolve("clicks.csv"), "customer_id,event_time\n");
        assertThat(run("pain", "--pulses", clicks.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("clicks.csv, line 1: it must be a JSON object");
    }

    @Test
    void days_and_hours_exclude_each_other_and_nothing_to_show_is_said() throws IOException {
        String file = pulses().toString();
        assertThat(run("pain", "--pulses", file, "--days", "1", "--hours", "1")).isEqualTo(2);
        assertThat(run("pain", "--pulses", file, "--days", "0")).isEqualTo(2);
        assertThat(run("pain", "--pulses", file)).isNotZero();
        assertThat(err.toString())
                .contains("--days and --hours cannot both be given")
                .contains("--days must be at least 1, but was 0")
                .contains("nothing hurt anybody yet, or no day of it has ended");
    }

    private Path pulses(PainPoint... pains) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (PainPoint pain : pains) {
            lines.append(RecordJson.line(new TouchpointMapper().map(pain))).append('\n');
        }
        return Files.writeString(directory.resolve("pulses.jsonl"), lines);
    }

    private static PainPoint pain(
            String touchpoint,
            String feature,
            Reason reason,
            long window,
            long length,
            long moments,
            long customers,
            long cents,
            String currency) {
        List<Money> lost = cents == 0 ? List.of() : List.of(new Money(currency, cents));
        return new PainPoint(
                touchpoint,
                feature,
                reason,
                (window - 1) * length,
                window * length,
                moments,
                customers,
                -60.5,
                lost.stream()
                        .map(money -> new Money(money.currency(), 10 * money.cents()))
                        .toList(),
                lost,
                List.of(reason.department()),
                "1");
    }

    private int run(String... arguments) {
        CommandLine line =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
