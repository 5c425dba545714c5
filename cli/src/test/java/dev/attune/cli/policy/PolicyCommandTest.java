package dev.attune.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What needs no broker; the rest is shown by {@code PolicyTakenUpIT} of the sandbox. */
class PolicyCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @TempDir
    private Path directory;

    private Path file(String name, String yaml) throws Exception {
        return Files.writeString(directory.resolve(name), yaml);
    }

    @Test
    void the_defaults_are_shown_as_a_file_that_says_the_same() {
        assertThat(line.execute("policy", "show", "--defaults")).isZero();
        assertThat(PolicyReader.read(out.toString())).isEqualTo(Policy.defaults());
    }

    @Test
    void the_defaults_are_shown_as_json_with_numbers_as_numbers() throws Exception {
        assertThat(line.execute("policy", "show", "defaults", "--output", "json"))
                .isZero();
        JsonNode shown = new ObjectMapper().readTree(out.toString());
        assertThat(shown.at("/policy/churn/enter-probability").asDouble())
                .isEqualTo(Policy.defaults().churn().enterProbability());
        assertThat(shown.at("/policy/experience/rates/page-error/bad").isNumber())
                .isTrue();
        assertThat(shown.path("effective_at").isNull()).isTrue();
    }

    @Test
    void a_file_as_it_was_written_is_shown_as_it_was_written() throws Exception {
        Path policy = file("p.yaml", "version: winter # in a hurry\n");
        assertThat(line.execute("policy", "show", policy.toString(), "--as-written"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("version: winter # in a hurry");
    }

    @Test
    void a_valid_file_is_told_so_and_by_how_much_it_differs() throws Exception {
        Path policy = file("p.yaml", "version: winter\nchurn: {enter-probability: 0.8, evidence: {returns: null}}\n");
        assertThat(line.execute("policy", "validate", policy.toString())).isZero();
        assertThat(out.toString()).contains("policy winter is valid: 4 keys differ");
    }

    @Test
    void everything_wrong_with_a_file_is_told_at_once_with_key_rule_value_and_line() throws Exception {
        Path policy = file("p.yaml", """
                version: winter
                churn:
                  exit-probability: 0.9
                  stay: { points: NaN, days: 3d }
                  colour: blue
                health: {}
                health: {}
                """);
        assertThat(line.execute("policy", "validate", policy.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("line 3: churn.exit-probability must be below churn.enter-probability (0.85), but was 0.9")
                .contains("line 4: churn.stay.points must be a number of at least 0, but was NaN")
                .contains("line 4: churn.stay.days must be a number, but was 3d")
                .contains("line 5: churn.colour must be one of")
                .contains("line 7: health must be given once, but was given again");

        out.getBuffer().setLength(0);
        assertThat(line.execute("policy", "validate", policy.toString(), "--output", "json"))
                .isEqualTo(1);
        JsonNode told = new ObjectMapper().readTree(out.toString());
        assertThat(told.path("valid").asBoolean()).isFalse();
        assertThat(told.path("problems")).hasSize(5);
    }

    @Test
    void two_policies_are_compared_key_by_key() throws Exception {
        Path before = file("a.yaml", "version: a\nchurn: {enter-probability: 0.8}\n");
        Path after = file("b.yaml", "version: b\nchurn: {enter-probability: 0.9}\nroutes: {errors: [web]}\n");
        assertThat(line.execute("policy", "diff", before.toString(), after.toString(), "--output", "json"))
                .isZero();
        JsonNode told = new ObjectMapper().readTree(out.toString());
        assertThat(told).hasSize(2);
        assertThat(told.get(0).path("key").asText()).isEqualTo("churn.enter-probability");
        assertThat(told.get(0).path("before").asText()).isEqualTo("0.8");
        assertThat(told.get(0).path("after").asText()).isEqualTo("0.9");
        assertThat(told.get(1).path("key").asText()).isEqualTo("routes.errors");
        assertThat(told.get(1).path("before").isNull()).isTrue();

        assertThat(line.execute("policy", "diff", before.toString(), before.toString()))
                .isZero();
        assertThat(err.toString()).contains("Nothing differs");
    }

    @Test
    void what_breaks_a_rule_is_not_applied() throws Exception {
        Path policy = file("p.yaml", "version: winter\nincident: {growth: 0.5}\n");
        assertThat(line.execute("policy", "apply", policy.toString(), "--bootstrap", "127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("line 2: incident.growth must be a number above 1.0, but was 0.5")
                .contains("the policy breaks the rules above: " + policy);
        assertThat(line.execute(
                        "policy", "apply", directory.resolve("none.yaml").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no file");
    }
}
