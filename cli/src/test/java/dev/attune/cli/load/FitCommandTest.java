package dev.attune.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import dev.attune.policy.ModelReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class FitCommandTest {

    private static final long DAY = 86_400_000L;
    private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line = AttuneCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));

    /** 300 customers of a year, each with a rhythm; some leave. */
    @BeforeEach
    void writePurchases() throws IOException {
        List<String> rows = new ArrayList<>(List.of("customer_id,event_time,kind,amount,currency"));
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            double days = 10 * random.nextDouble();
            double gap = 5 + 25 * random.nextDouble();
            while (days < 364) {
                rows.add("c" + i + "," + Instant.ofEpochMilli(START + (long) (days * DAY)) + ",PLACED,"
                        + (5 + random.nextInt(40)) + ",EUR");
                days = random.nextDouble() < 0.12 ? 999 : days - gap * Math.log(random.nextDouble());
            }
        }
        Files.write(directory.resolve("p.csv"), rows);
    }

    @Test
    void parametersLikelihoodsAndSampleSizesArePrintedAndTheModelIsWritten() throws IOException {
        assertThat(fit("--output", "json")).as(err.toString()).isZero();

        JsonNode printed = new ObjectMapper().readTree(out.toString());
        JsonNode purchase = printed.path("purchase").path("default");
        assertThat(purchase.path("family").asText()).isEqualTo("mbg");
        assertThat(purchase.path("r").asDouble()).isPositive();
        assertThat(purchase.path("log_likelihood").asDouble()).isNegative();
        assertThat(purchase.path("customers").asInt()).isEqualTo(300);
        assertThat(printed.path("population").asInt()).isEqualTo(300);
        JsonNode departure = printed.path("departure");
        assertThat(departure.path("outcomes").asInt()).isGreaterThan(500);
        assertThat(departure.path("log_loss_calibrated").asDouble()).isPositive();
        assertThat(departure.has("evidence")).isTrue();
        assertThat(ModelReader.read(directory.resolve("model.json")).version())
                .isEqualTo(printed.path("version").asText())
                .startsWith("fit-2025-12-");
        assertThat(err.toString()).contains("departure: log loss of held-out customers", "wrote ");
    }

    @Test
    void theTableNamesEveryModel() {
        assertThat(fit()).as(err.toString()).isZero();

        assertThat(out.toString()).contains("purchase", "mbg", "log likelihood", "spend", "p_dead", "calibration");
    }

    @Test
    void aSampleIsSaidToBeOne() {
        assertThat(fit("--sample", "250")).isZero();

        assertThat(err.toString()).contains("fitted to a sample: 250 of 300 customers");
    }

    @Test
    void aFitThatIsWorseThanTheEarlierModelIsRefusedAndNothingIsWritten() {
        assertThat(fit()).isZero();
        Path worse = directory.resolve("worse.json");

        int exit = run("--purchases", path("p.csv"), "--k", "3", "--earlier", path("model.json"), "--out", "" + worse);

        assertThat(exit).isNotZero();
        assertThat(err.toString())
                .contains("purchase: held-out log-likelihood per customer -")
                .contains("the fit is refused, it is worse than " + path("model.json"));
        assertThat(worse).doesNotExist();
    }

    @Test
    void anEarlierModelThatBreaksRulesIsToldInFull() throws IOException {
        Files.writeString(directory.resolve("broken.json"), """
                {"purchase": {"default": {"r": -1, "alpha": NaN, "a": 1, "b": 1}},
                 "evidence": {"errors": NaN},
                 "colour": 1}
                """);

        assertThat(fit("--earlier", path("broken.json"))).isNotZero();

        assertThat(err.toString())
                .contains("line 1: purchase.default.r must be a number above 0, but was -1.0")
                .contains("line 1: purchase.default.alpha must be a number above 0, but was NaN")
                .contains("line 2: evidence.errors must be a finite number, but was NaN")
                .contains("line 3: colour must be one of ")
                .contains("the earlier model breaks the rules above");
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        assertThat(fit("--k", "4")).isEqualTo(2);
        assertThat(fit("--sample", "-1")).isEqualTo(2);
        assertThat(fit("--topics")).isEqualTo(2);
        assertThat(run("--out", path("m.json"))).isEqualTo(2);
        assertThat(fit("--horizon", "P-3D")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--horizon must be whole days in [P1D, P")
                .contains("but was P-3D");
        assertThat(fit("--horizon", "PT5H")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--k must be in [1, 3], but was 4")
                .contains("--sample must be at least 0, but was -1")
                .contains("either files or --topics must be given, but both were")
                .contains("at least one of --purchases, --clicks and --support must be given")
                .contains("--horizon must be whole days");
    }

    private int fit(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--purchases", path("p.csv"), "--out", path("model.json")));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("fit"));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
