package dev.attune.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class EvaluateCommandTest {

    private static final String ALERT = "{\"alert_id\":\"%s\",\"revision\":%d,\"state\":\"%s\",\"kind\":\"%s\","
            + "\"customer_id\":\"%s\",\"opened_at\":\"%s\",\"event_time\":\"%s\","
            + "\"contributions\":[{\"reason\":\"SILENCE\",\"points\":1.5}],\"touchpoints\":[],\"incident_id\":null}";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line = AttuneCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));

    /** a left on 1 March; b never did; c is known to the truth alone. */
    @BeforeEach
    void writeFiles() throws IOException {
        write(
                "customers.csv",
                "customer_id,as_of,p_dead,risk,horizon_days,purchase_repeats,purchase_age_at_last_weeks,purchase_age_weeks",
                "a,2025-07-01T00:00:00Z,0.9,0.95,30,2,8,26",
                "b,2025-07-01T00:00:00Z,0.1,0.3,30,6,25,26",
                "d,2025-07-01T00:00:00Z,0.4,0.6,30,1,12,26",
                "e,2025-07-01T00:00:00Z,0.2,0.4,30,4,24,26");
        write(
                "purchases.csv",
                "customer_id,event_time,kind,amount,currency",
                "a,2025-02-26T00:00:00Z,PLACED,10,EUR",
                "b,2025-07-01T00:00:00Z,PLACED,10,EUR",
                "b,2025-07-20T10:00:00Z,PLACED,10,EUR",
                "d,2025-07-20T10:00:00Z,DELIVERED,,",
                "e,2025-07-31T00:00:00Z,SUBSCRIPTION_RENEWED,5,EUR",
                "d,2025-07-31T00:00:01Z,PLACED,10,EUR");
        write(
                "truth.csv",
                "customer_id,birth,death",
                "a,2025-01-01T00:00:00Z,2025-03-01T00:00:00Z",
                "b,2025-01-01T00:00:00Z,",
                "c,2025-01-01T00:00:00Z,2025-06-30T00:00:00Z");
        write(
                "alerts.jsonl",
                alert("1", 1, "OPENED", "CHURN_RISK", "a", "2025-03-21T00:00:00Z", "2025-03-21T00:00:00Z"),
                alert("1", 1, "OPENED", "CHURN_RISK", "a", "2025-03-21T00:00:00Z", "2025-03-21T00:00:00Z"),
                alert("2", 1, "OPENED", "CHURN_RISK", "b", "2025-04-01T00:00:00Z", "2025-04-01T00:00:00Z"),
                alert("2", 2, "RESOLVED", "CHURN_RISK", "b", "2025-04-01T00:00:00Z", "2025-04-09T00:00:00Z"),
                alert("3", 1, "OPENED", "CHURN_RISK", "e", "2025-04-01T00:00:00Z", "2025-04-01T00:00:00Z"));
    }

    @Test
    void whoBuysNothingWithinTheHorizonIsPositive() throws IOException {
        JsonNode report = json("--customers", "customers.csv", "--outcomes", "purchases.csv");
        JsonNode risk = row(report, "silence_ranking", "score", "risk");
        assertThat(risk.get("customers").asInt()).isEqualTo(4);
        assertThat(risk.get("positives").asInt())
                .as("a, and d who bought a second too late")
                .isEqualTo(2);
        assertThat(risk.get("auc").get("value").asDouble()).isEqualTo(1);
        JsonNode probability = row(report, "silence_probability", "score", "risk");
        double brier = (0.05 * 0.05 + 0.3 * 0.3 + 0.4 * 0.4 + 0.4 * 0.4) / 4;
        assertThat(probability.get("brier").get("value").asDouble()).isCloseTo(brier, within());
    }

    @Test
    void incidentsAreHeldAgainstThoseThatWereAndTheirAlertsCounted() throws IOException {
        write(
                "incidents.csv",
                "touchpoint,region,start,end",
                "checkout,*,2025-04-01T00:00:00Z,2025-04-02T00:00:00Z",
                "search,*,2025-05-01T00:00:00Z,2025-05-02T00:00:00Z");
        write(
                "incidents.jsonl",
                incident("x", 1, "OPENED", "checkout", "2025-04-01T00:30:00Z"),
                incident("x", 2, "RESOLVED", "checkout", "2025-04-01T00:30:00Z"),
                incident("y", 1, "OPENED", "home", "2025-06-01T00:30:00Z"));
        write(
                "drops.jsonl",
                drop("4", "a", "checkout", "2025-04-01T01:00:00Z", "x"),
                drop("5", "b", "checkout", "2025-04-01T02:00:00Z", null),
                drop("6", "b", "search", "2025-06-01T02:00:00Z", "y"));
        JsonNode report = json(
                "--truth",
                "truth.csv",
                "--alerts",
                "now=drops.jsonl",
                "--incidents",
                "incidents.csv",
                "--incident-alerts",
                "incidents.jsonl",
                "--until",
                "2025-07-01T00:00:00Z");
        JsonNode incidents = row(report, "incidents", "where", "everywhere");
        assertThat(incidents.get("injected").asInt()).isEqualTo(2);
        assertThat(incidents.get("found").asInt()).isEqualTo(1);
        assertThat(incidents.get("delay_minutes").get("value").asDouble()).isEqualTo(30);
        assertThat(incidents.get("told").asInt()).isEqualTo(2);
        assertThat(incidents.get("false").asInt()).isEqualTo(1);
        assertThat(incidents.get("false_per_month").asDouble()).isBetween(0.15, 0.19);
        JsonNode members = row(report, "incident_members", "policy", "now");
        assertThat(members.get("members").asInt()).isEqualTo(2);
        assertThat(members.get("attached").asInt()).isEqualTo(1);
        assertThat(members.get("attached_to_none").asInt()).isEqualTo(1);
    }

    private static String incident(String id, int revision, String state, String touchpoint, String openedAt) {
        return ("{\"incident_id\":\"%s\",\"revision\":%d,\"state\":\"%s\",\"severity\":\"WARNING\","
                        + "\"cause\":[{\"dimension\":\"TOUCHPOINT\",\"value\":\"%s\"}],\"signals\":[\"ERRORS\"],"
                        + "\"score\":-20,\"score_points\":9,\"observed\":0.2,\"expected\":0.01,"
                        + "\"customers_affected\":40,\"alerts_inhibited\":1,\"value_at_risk\":[],\"route\":[],"
                        + "\"policy_version\":\"1\",\"model_version\":\"1\",\"opened_at\":\"%s\",\"event_time\":\"%s\"}")
                .formatted(id, revision, state, touchpoint, openedAt, openedAt);
    }

    private static String drop(String id, String customer, String touchpoint, String at, String incidentId) {
        return alert(id, 1, "OPENED", "EXPERIENCE_DROP", customer, at, at)
                .replace("\"touchpoints\":[]", "\"touchpoints\":[\"" + touchpoint + "\"]")
                .replace(
                        "\"incident_id\":null",
                        "\"incident_id\":" + (incidentId == null ? "null" : "\"" + incidentId + "\""));
    }

    @Test
    void alertsAreCountedAgainstTheTruth() throws IOException {
        JsonNode report = json(
                "--customers",
                "customers.csv",
                "--truth",
                "truth.csv",
                "--alerts",
                "now=alerts.jsonl",
                "--purchases",
                "purchases.csv");
        JsonNode churn = row(report, "churn_alerts", "policy", "now");
        assertThat(churn.get("right").asInt()).isEqualTo(1);
        assertThat(churn.get("false").asInt()).isEqualTo(1);
        assertThat(churn.get("departures_60d").asInt())
                .as("c is not followed long enough")
                .isEqualTo(1);
        assertThat(churn.get("recall_30d").get("value").asDouble()).isEqualTo(1);
        assertThat(churn.get("delay_days_60d").get("value").asDouble()).isEqualTo(20);
        assertThat(report.get("read").get(0).get("what").asText()).contains("1 line repeated");
        assertThat(whys(report))
                .anySatisfy(why -> assertThat(why).contains("1 episode of customers of whom the truth"));
        assertThat(report.get("alert_rules").size()).isGreaterThan(5);
    }

    @Test
    void anotherHorizonThanTheRisksOwnLeavesRankingsOnly() throws IOException {
        JsonNode report = json("--customers", "customers.csv", "--outcomes", "purchases.csv", "--horizon", "P20D");
        assertThat(report.get("silence_ranking").size()).isPositive();
        assertThat(report.has("silence_probability")).isFalse();
        assertThat(whys(report)).anySatisfy(why -> assertThat(why).contains("is 30 days, not the one asked for"));
    }

    @Test
    void outcomesThatEndTooEarlyAreTold() throws IOException {
        JsonNode report = json("--customers", "customers.csv", "--outcomes", "purchases.csv", "--horizon", "P91D");
        assertThat(whys(report)).anySatisfy(why -> assertThat(why).contains("end 60 days before the horizon"));
    }

    @Test
    void withoutWhatAMeasureNeedsItSaysSo() throws IOException {
        write("customers.csv", "customer_id,as_of,risk", "a,2025-07-01T00:00:00Z,0.9", "b,2025-07-01T00:00:00Z,0.2");
        JsonNode report = json("--customers", "customers.csv", "--outcomes", "purchases.csv", "--horizon", "P30D");
        assertThat(report.get("silence_ranking").size()).isEqualTo(1);
        assertThat(report.get("left_out").toString()).contains("recency against later purchases", "needs --truth");
    }

    @Test
    void runsArePooledAsDifferentPeopleAndToldApart() throws IOException {
        for (String run : List.of("one", "two")) {
            Path of = Files.createDirectory(directory.resolve(run));
            for (String file : List.of("customers.csv", "purchases.csv", "alerts.jsonl")) {
                Files.copy(directory.resolve(file), of.resolve(file));
            }
            Files.copy(directory.resolve("truth.csv"), of.resolve("truth_customers.csv"));
            Files.copy(directory.resolve("purchases.csv"), of.resolve("outcomes.csv"));
        }
        JsonNode report = json("--run", "1=" + directory.resolve("one"), "--run", "2=" + directory.resolve("two"));
        JsonNode churn = row(report, "churn_alerts", "policy", "alerts");
        assertThat(churn.get("right").asInt()).isEqualTo(2);
        assertThat(churn.get("false").asInt()).isEqualTo(2);
        assertThat(report.get("churn_alerts_by_run").size()).isEqualTo(2);
        assertThat(row(report, "churn_alerts_by_run", "run", "2")
                        .get("departures_60d")
                        .asInt())
                .isEqualTo(1);
        assertThat(row(report, "silence_ranking", "score", "risk")
                        .get("customers")
                        .asInt())
                .isEqualTo(8);
    }

    @Test
    void linesThatAreWrongAlikeAreToldOnce() throws IOException {
        String[] lines = new String[40];
        java.util.Arrays.fill(lines, "a,b,c");
        write("alerts.jsonl", lines);
        assertThat(run("--alerts", "alerts.jsonl", "--customers", "customers.csv"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("alerts.jsonl:3: the line must be a JSON object, but was a,b,c")
                .contains("the line must be a JSON object: likewise 37 times more")
                .doesNotContain("alerts.jsonl:4:");
    }

    @Test
    void everyProblemOfEveryFileIsToldAtOnce() throws IOException {
        write(
                "customers.csv",
                "customer_id,as_of,risk",
                "a,yesterday,0.5",
                "b,2025-07-01T00:00:00Z,1.4",
                "b,2025-07-01T00:00:00Z,0.4");
        write("truth.csv", "customer_id,birth", "a,2025-01-01T00:00:00Z");
        write("alerts.jsonl", "{\"alert_id\":\"1\"", "{\"alert_id\":\"1\",\"state\":\"ASLEEP\"}");
        assertThat(run("--customers", "customers.csv", "--truth", "truth.csv", "--alerts", "alerts.jsonl"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "customers.csv:2: as_of must be an instant in ISO-8601 UTC or epoch milliseconds, but was yesterday",
                        "customers.csv:3: risk must be a number in [0, 1], but was 1.4",
                        "customers.csv:4: customer_id must be given once, but was b",
                        "truth.csv:1: column death must be given",
                        "alerts.jsonl:1: the line must be a JSON object",
                        "alerts.jsonl:2: state must be one of EXPIRED, OPENED, RESOLVED, UPDATED, but was ASLEEP",
                        "alerts.jsonl:2: customer_id must be a text");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void thePageHoldsEverythingItShows() throws IOException {
        assertThat(run(
                        "--customers",
                        "customers.csv",
                        "--outcomes",
                        "purchases.csv",
                        "--truth",
                        "truth.csv",
                        "--alerts",
                        "<b>=alerts.jsonl",
                        "--html",
                        "page.html"))
                .isZero();
        String page = Files.readString(directory.resolve("page.html"));
        assertThat(page).contains("<svg", "Calibration", "&lt;b&gt;", "prefers-color-scheme: dark");
        assertThat(page).doesNotContain("http", "<script", "src=", "url(", "@import", "<b>=", "NaN");
        assertThat(out.toString()).contains("CHURN ALERTS AGAINST TRUE DEPARTURES");
    }

    @Test
    void twoFilesOfOneNameAreTakenApartByNames() throws IOException {
        assertThat(run("--truth", "truth.csv", "--alerts", "alerts.jsonl", "--alerts", "alerts.jsonl"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--alerts must have different names, but alerts was given twice");
    }

    @Test
    void withoutAnythingToJudgeItIsUsedWrongly() {
        assertThat(run("--truth", "truth.csv")).isEqualTo(2);
        assertThat(err.toString()).contains("at least one of --run, --alerts, --customers");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-12);
    }

    private List<String> whys(JsonNode report) {
        List<String> whys = new ArrayList<>();
        report.get("left_out").forEach(row -> whys.add(row.get("why").asText()));
        return whys;
    }

    private static JsonNode row(JsonNode report, String section, String key, String value) {
        for (JsonNode row : report.get(section)) {
            if (row.get(key).asText().equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no " + value + " in " + report.get(section));
    }

    private JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "json"));
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("evaluate", "--resamples", "200"));
        for (String argument : arguments) {
            all.add(argument.replaceAll("([a-z]+\\.(csv|jsonl|html))$", directory + "/$1"));
        }
        return line.execute(all.toArray(String[]::new));
    }

    private void write(String name, String... lines) throws IOException {
        Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
    }

    private static String alert(
            String id, int revision, String state, String kind, String customer, String opened, String time) {
        return ALERT.formatted(id, revision, state, kind, customer, opened, time);
    }
}
