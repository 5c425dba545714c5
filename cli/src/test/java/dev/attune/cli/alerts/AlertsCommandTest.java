package dev.attune.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.contract.Topic;
import dev.attune.delivery.RecordJson;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class AlertsCommandTest {

    @Test
    void allCommandsAreFoundFromTheRoot() {
        assertThat(AttuneCommand.commandLine().getSubcommands()).containsKeys("alerts", "explain", "incidents");
    }

    @Test
    void aKindThatDoesNotExistIsNamedWithTheOnesThatDo() {
        StringWriter err = new StringWriter();
        CommandLine line = AttuneCommand.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute("alerts", "--kind", "boredom")).isEqualTo(2);
        assertThat(err.toString()).contains("or experience-delighted, but was 'boredom'");
    }

    @Test
    void theFilterReadsOnlyTheTopicsItNeeds() {
        assertThat(new AlertFilter(null, null, Severity.INFO).topics())
                .containsExactly(Topic.CHURN_RISK, Topic.EXPERIENCE_DROP, Topic.GOOD_NEWS);
        assertThat(new AlertFilter(AlertKind.EXPERIENCE_DROP, null, Severity.INFO).topics())
                .containsExactly(Topic.EXPERIENCE_DROP);
    }

    @Test
    void theFilterKnowsCustomersByTheirKeyAndSeveritiesByTheirRank() {
        AlertRecord alert = TestingAlerts.drop();
        assertThat(new AlertFilter(null, "customer-17", Severity.WARNING).wants(alert))
                .isTrue();
        assertThat(new AlertFilter(null, "customer-1", Severity.INFO).wants(alert))
                .isFalse();
        assertThat(new AlertFilter(null, null, Severity.CRITICAL).wants(alert)).isFalse();
        assertThat(new AlertFilter(null, "customer-1", Severity.INFO)
                        .mayHold("customer-17".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void theNewestSoManyAreToldOldestFirst() {
        NewestAlerts newest = new NewestAlerts(2);
        for (int revision : new int[] {3, 1, 4, 2}) {
            newest.add(TestingAlerts.churn(revision, EpisodeState.UPDATED, 0.9));
        }
        assertThat(newest.inOrder()).extracting(AlertRecord::revision).containsExactly(3, 4);
    }

    @Test
    void aRevisionIsNewOnceWhileItIsRemembered() {
        SeenRevisions seen = new SeenRevisions(2);
        assertThat(seen.isNew(TestingAlerts.churn(1, EpisodeState.OPENED, 0.9))).isTrue();
        assertThat(seen.isNew(TestingAlerts.churn(1, EpisodeState.OPENED, 0.9))).isFalse();
        assertThat(seen.isNew(TestingAlerts.churn(2, EpisodeState.UPDATED, 0.9)))
                .isTrue();
        assertThat(seen.isNew(TestingAlerts.drop())).isTrue();
        assertThat(seen.isNew(TestingAlerts.churn(1, EpisodeState.OPENED, 0.9))).isTrue();
    }

    @Test
    void alertsOfABacktestAreExplainedFromTheirFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("alerts.jsonl");
        String line = RecordJson.line(
                TestingAlerts.churn(1, EpisodeState.OPENED, 0.89).value());
        Files.writeString(file, line + "\n" + line.replace("customer-17", "customer-18") + "\n");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(command.execute("explain", "customer-17", "--alerts", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("Churn risk of customer-17").doesNotContain("customer-18");
        assertThat(command.execute("explain", "customer-19", "--alerts", file.toString()))
                .isNotZero();
        assertThat(err.toString())
                .contains("neither an alert nor a customer nor an incident 'customer-19' is in " + file);
    }

    @Test
    void alertsOfABacktestAreShownFromTheirFileThroughTheSameFilters(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("alerts.jsonl");
        String line = RecordJson.line(
                TestingAlerts.churn(1, EpisodeState.OPENED, 0.89).value());
        Files.writeString(
                file,
                line + "\n" + line.replace("customer-17", "customer-18") + "\n"
                        + RecordJson.line(TestingAlerts.drop().value()) + "\n");
        assertThat(run("alerts", "--alerts", file.toString()).out().lines()).hasSize(4);
        assertThat(run("alerts", "--alerts", file.toString(), "--customer", "customer-18")
                        .out())
                .contains("customer-18")
                .doesNotContain("customer-17");
        assertThat(run("alerts", "--alerts", file.toString(), "--kind", "experience-drop", "--output", "json")
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(run("alerts", "--alerts", file.toString(), "--customer", "nobody")
                        .err())
                .contains("there is no such alert in " + file);
        assertThat(run("alerts", "--alerts", file.toString(), "--follow").err())
                .contains("--follow and --fast are of the topics, but --alerts names a file");
        assertThat(run("alerts", "--alerts", file.toString(), "--limit", "-1").err())
                .contains("--limit must be at least 0, but was -1");
    }

    private record Said(String out, String err) {}

    private static Said run(String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        AttuneCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command);
        return new Said(out.toString(), err.toString());
    }

    @Test
    void aLineFitsItsColumns() {
        AlertLine line = new AlertLine(false);
        String alert = line.of(TestingAlerts.churn(1, EpisodeState.OPENED, 0.89));
        assertThat(alert)
                .isEqualTo("2026-03-01 10:00  OPENED    churn risk            WARNING   customer-17            89 %"
                        + "      110.28 EUR  usually visits every 9 days, now silent for 31 days; two late deliveries");
        assertThat(alert.indexOf("usually")).isEqualTo(line.heading().indexOf("why"));
        assertThat(new AlertLine(true).of(TestingAlerts.drop())).startsWith("\u001B[33m");
    }
}
