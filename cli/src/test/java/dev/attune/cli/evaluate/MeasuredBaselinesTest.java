package dev.attune.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The baselines that were measured on the CDNOW sample by an independent implementation, 39 weeks after the published
 * summary of the first 39: recency .771; MBG/NBD AUC .760, Brier skill .216, ECE .054.
 */
class MeasuredBaselinesTest {

    private static final double R = 0.525;
    private static final double ALPHA = 6.183;
    private static final double A = 0.891;
    private static final double B = 1.614;
    private static final double HORIZON = 39;

    @TempDir
    private Path directory;

    @Test
    void cdnowGivesTheFiguresMeasuredElsewhere() throws IOException {
        Path shared = SharedFolder.directory("cdnow-sample");
        Path customers = directory.resolve("customers.csv");
        writeCustomers(Files.readAllLines(shared.resolve("rfm-summary-270-days.csv")), customers);
        StringWriter out = new StringWriter();
        CommandLine line = AttuneCommand.commandLine().setOut(new PrintWriter(out));
        int code = line.execute(
                "evaluate",
                "--customers",
                customers.toString(),
                "--outcomes",
                shared.resolve("purchases.csv").toString(),
                "--resamples",
                "100",
                "--output",
                "json");
        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        JsonNode model = report.get("silence_ranking").get(0);
        JsonNode recency = report.get("silence_ranking").get(1);
        JsonNode probability = report.get("silence_probability").get(0);
        assertThat(recency.get("score").asText()).isEqualTo("recency");
        assertThat(recency.get("auc").get("value").asDouble()).isCloseTo(0.771, within(0.001));
        assertThat(model.get("auc").get("value").asDouble()).isCloseTo(0.760, within(0.001));
        assertThat(probability.get("brier_skill").get("value").asDouble()).isCloseTo(0.216, within(0.001));
        assertThat(probability.get("ece").get("value").asDouble()).isCloseTo(0.054, within(0.001));
        assertThat(probability.get("ece_if_perfect").get("value").asDouble()).isBetween(0.015, 0.022);
    }

    private static void writeCustomers(List<String> summary, Path file) throws IOException {
        StringBuilder csv =
                new StringBuilder("customer_id,as_of,horizon_days,repeat_purchases,recency_weeks,age_weeks,risk\n");
        for (String row : summary.subList(1, summary.size())) {
            String[] cells = row.split(",");
            int repeats = Integer.parseInt(cells[1]);
            double last = Double.parseDouble(cells[2]);
            double age = Double.parseDouble(cells[3]);
            csv.append(String.format("%04d,1997-09-30T00:00:01Z,273,", Integer.parseInt(cells[0])))
                    .append(repeats + "," + last + "," + age + "," + silent(repeats, last, age) + "\n");
        }
        Files.writeString(file, csv.toString());
    }

    /** MBG/NBD with the published parameters, written down here a second time on purpose. */
    private static double silent(int repeats, double last, double age) {
        double logOdds =
                Math.log(A) - Math.log(B + repeats) + (R + repeats) * (Math.log(ALPHA + age) - Math.log(ALPHA + last));
        double alive = 1 / (1 + Math.exp(logOdds));
        return 1 - alive * (1 - Math.pow((ALPHA + age) / (ALPHA + age + HORIZON), R + repeats));
    }
}
