package dev.attune.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.delivery.RecordJson;
import dev.attune.domain.episode.EpisodeState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class IncidentsCommandTest {

    private static final String TEXT = """
            Incident at checkout on WEB: resolved, critical
            incident 9f8e7d6c5b4a3f2e, revision 3

            Where: checkout on WEB.
            What: errors on 25 % of pages, usually 1 %; slow.
            Found at 2026-03-01 10:00 UTC, over since 2026-03-01 12:00 UTC, after 2 hours.
            About 420 customers affected, 31.5 points below what they could expect.
            What they are expected to spend: 98765.43 EUR, 100.50 USD; lost of it by what they met: 1234.56 EUR, 9.99 USD.
            37 alerts of single customers stand with it: nobody need act on them one by one.

            Life
            revision  event time        state     severity  customers  alerts  where
                   1  2026-03-01 10:00  OPENED    CRITICAL        420       0  checkout on WEB
                   2  2026-03-01 10:05  UPDATED   CRITICAL        420      12  checkout on WEB
                   3  2026-03-01 12:00  RESOLVED  CRITICAL        420      37  checkout on WEB

            policy policy-1, for engineering""";

    @TempDir
    private Path directory;

    private static final List<IncidentRecord> LIFE = List.of(
            TestingIncidents.checkout(1, EpisodeState.OPENED, 0, 0),
            TestingIncidents.checkout(2, EpisodeState.UPDATED, 5, 12),
            TestingIncidents.checkout(3, EpisodeState.RESOLVED, 120, 37));

    private Path file(List<IncidentRecord> told) throws IOException {
        Path file = directory.resolve("incidents.jsonl");
        Files.writeString(
                file,
                told.stream().map(each -> RecordJson.line(each.value()) + "\n").collect(Collectors.joining()));
        return file;
    }

    private static String run(String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        assertThat(line.execute(command)).as(err + "\n" + out).isZero();
        return out.toString();
    }

    @Test
    void incidentsOfABacktestAreShownEachAsItStands() throws IOException {
        String shown = run("incidents", "--incidents", file(LIFE).toString());
        assertThat(shown.lines()).hasSize(2);
        assertThat(shown)
                .contains("2026-03-01 10:00  2026-03-01 12:00  RESOLVED  CRITICAL        420      37")
                .contains("checkout on WEB: errors on 25 % of pages, usually 1 %; slow");
        assertThat(run("incidents", "--incidents", file(LIFE).toString(), "--output", "json"))
                .isEqualToIgnoringNewLines(RecordJson.line(LIFE.get(2).value()) + "\n");
    }

    @Test
    void aNegativeLimitIsRefusedInPlainWords() throws IOException {
        StringWriter err = new StringWriter();
        CommandLine line = AttuneCommand.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute(
                        "incidents", "--limit", "-1", "--incidents", file(LIFE).toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--limit must be at least 0, but was -1");
    }

    @Test
    void thoseThatAreOverCanBeLeftOut() throws IOException {
        assertThat(run("incidents", "--open", "--incidents", file(LIFE).toString())
                        .lines())
                .hasSize(1);
        assertThat(run(
                                "incidents",
                                "--open",
                                "--incidents",
                                file(LIFE.subList(0, 2)).toString())
                        .lines())
                .hasSize(2);
    }

    @Test
    void whereThereIsNoneItIsSaidWithWhatToDo() throws IOException {
        assertThat(told("incidents", "--incidents", file(List.of()).toString()))
                .contains("there is no incident in")
                .contains("nothing broke for many");
        assertThat(told("incidents", "--open", "--incidents", file(LIFE).toString()))
                .contains("goes on: without --open those that are over are shown too");
        assertThat(told("incidents", "--incidents", file(LIFE).toString())).isEmpty();
    }

    @Test
    void whatIsInNeitherFileIsSaidOfBoth() throws IOException {
        Path alerts = Files.writeString(directory.resolve("alerts.jsonl"), "");
        String incidents = file(LIFE).toString();
        assertThat(told("explain", "nosuch", "--alerts", alerts.toString(), "--incidents", incidents))
                .contains("'nosuch' is in " + alerts + " or " + incidents)
                .contains("'attune alerts --alerts " + alerts + "'")
                .contains("'attune incidents --incidents " + incidents + "'");
    }

    /** What a command says beside its result. */
    private static String told(String... command) {
        StringWriter err = new StringWriter();
        AttuneCommand.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(command);
        return err.toString();
    }

    @Test
    void anIncidentIsExplainedWithItsLife() throws IOException {
        String explained =
                run("explain", "9f8e7d6c5b4a3f2e", "--incidents", file(LIFE).toString());
        assertThat(explained.stripTrailing()).isEqualToNormalizingNewlines(TEXT);
    }

    @Test
    void asJsonAnIncidentIsItsRecordsItsWordsAndItsAlerts() {
        Explanation explanation = new Explanation("9f8e7d6c5b4a3f2e");
        LIFE.forEach(told -> explanation.addIncident(told.value()));
        explanation.addAlert(TestingAlerts.attached("9f8e7d6c5b4a3f2e").value());
        assertThat(ExplanationJson.of(explanation))
                .contains(",\"incident\":[{\"incident_id\":\"9f8e7d6c5b4a3f2e\",\"revision\":1,")
                .contains("\"incident_words\":[\"Where: checkout on WEB.\"")
                .endsWith("\"attached_alerts\":[\"0f0e0d0c0b0a0908\"]}");
        assertThat(String.join("\n", new ExplanationText(false).of(explanation)))
                .contains("Alerts that stand with it")
                .contains("customer-17");
    }

    @Test
    void anAlertThatStandsWithAnIncidentSaysSo() {
        AlertRecord alert = TestingAlerts.attached("9f8e7d6c5b4a3f2e");
        assertThat(AlertWords.line(alert)).startsWith("in an incident: pages take 4.2 s");
        assertThat(AlertWords.sentences(alert))
                .contains("Incident 9f8e7d6c5b4a3f2e explains it: nobody need act on this customer alone.");
    }
}
