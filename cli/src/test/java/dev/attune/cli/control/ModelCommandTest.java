package dev.attune.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelCommandTest {

    private final StringWriter err = new StringWriter();
    private final CommandLine line = AttuneCommand.commandLine().setErr(new PrintWriter(err));

    @Test
    void a_broken_model_is_told_with_key_rule_and_value_and_nothing_is_published(@TempDir Path directory)
            throws Exception {
        Path file = Files.writeString(
                directory.resolve("model.json"),
                "{\"version\": \"v\",\n\"colour\": 1,\n\"purchase\": {\"default\": {\"r\": NaN, \"alpha\": 1, \"a\": 1,"
                        + " \"b\": 1}}}");

        assertThat(line.execute("model", "publish", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("line 2: colour must be", "line 3: purchase.default.r must be", "but was NaN")
                .contains("the model breaks the rules above, nothing was published");
    }

    @Test
    void what_to_publish_must_be_said_once() {
        assertThat(line.execute("model", "publish")).isEqualTo(2);
        assertThat(line.execute("model", "publish", "model.json", "--again", "march"))
                .isEqualTo(2);
    }

    @Test
    void a_feed_or_a_status_that_does_not_exist_is_named_with_those_that_do() {
        assertThat(line.execute("feeds", "mark", "WEATHER", "STALE")).isEqualTo(2);
        assertThat(err.toString()).contains("CLICK, PURCHASE, SUPPORT", "WEATHER");
        assertThat(line.execute("feeds", "mark", "CLICK", "TIRED")).isEqualTo(2);
        assertThat(err.toString()).contains("STALE, LIVE", "TIRED");
    }
}
