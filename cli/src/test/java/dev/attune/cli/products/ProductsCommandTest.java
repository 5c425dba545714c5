package dev.attune.cli.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.delivery.PulseMapper;
import dev.attune.delivery.RecordJson;
import dev.attune.domain.pulse.Pulse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ProductsCommandTest {

    private static final long DAY = 86_400_000L;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void theNewestPulseOfEachProductTellsWhetherItIsAMayfly() throws IOException {
        Path file = pulses(
                pulse("fad", 1, 10, 9),
                pulse("fad", 2, 400, 8),
                pulse("tea", 2, 300, 120),
                pulse("cup", 2, 10, 0),
                pulse("new", 2, 0, 0));
        assertThat(run("products", "--pulses", file.toString())).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "product  buyers  came back  repeat rate  at least  at most  verdict",
                        "fad         400          8         0.02      0.01    0.039  mayfly",
                        "tea         300        120          0.4     0.346    0.456  loved",
                        "cup          10          0          0.0       0.0    0.278",
                        "new           0          0                                  too early to tell");
    }

    @Test
    void withoutProductsThereIsNothingToShow() throws IOException {
        assertThat(run("products", "--pulses", pulses().toString())).isNotZero();
        assertThat(err.toString()).contains("no product was bought yet, or purchases carry no product_id");
    }

    @Test
    void aLimitBelowZeroIsAUsageError() throws IOException {
        assertThat(run("products", "--pulses", pulses().toString(), "--limit", "-1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--limit must be at least 0, but was -1");
    }

    private Path pulses(Pulse... pulses) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Pulse pulse : pulses) {
            lines.append(RecordJson.line(new PulseMapper().map(pulse))).append('\n');
        }
        return Files.writeString(directory.resolve("pulses.jsonl"), lines);
    }

    private static Pulse pulse(String product, long day, long buyers, long cameBack) {
        Pulse.Repeat repeat = new Pulse.Repeat(91, buyers, cameBack);
        return new Pulse(product, (day - 1) * DAY, day * DAY, 0, 0, 0, 0, repeat, List.of(), "1");
    }

    private int run(String... arguments) {
        CommandLine line =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments);
    }
}
