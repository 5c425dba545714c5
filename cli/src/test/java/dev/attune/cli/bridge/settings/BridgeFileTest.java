package dev.attune.cli.bridge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.policy.InvalidPolicyFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BridgeFileTest {

    private static final String LONG = "0123456789012345678901234567890123456789";

    @TempDir
    private Path directory;

    @Test
    void theLeastReceiverHasTheDefaultsOfThePage() {
        ReceiverSettings crm = read("receivers: {crm: {type: webhook, url: 'https://crm.example.com/hook'}}")
                .receivers()
                .get(0);
        assertThat(crm.selection())
                .isEqualTo(new Selection(
                        Set.of(SubjectKind.values()), Severity.INFO, Set.of(), Set.of(EpisodeState.values()), false));
        assertThat(crm.effort())
                .isEqualTo(new Effort(
                        Duration.ofSeconds(10),
                        50,
                        4,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1)));
        assertThat(crm.fromBeginning()).isFalse();
        assertThat(crm.mostOpen()).isEqualTo(50_000);
        assertThat(((Target.Webhook) crm.target()).keys()).isEmpty();
    }

    @Test
    void everyKeyIsTaken() throws Exception {
        Files.writeString(directory.resolve("crm.key"), LONG + "\n");
        BridgeSettings settings = read("""
                group: shop
                receivers:
                  crm:
                    type: webhook
                    url: {env: CRM_URL}
                    secret: {file: crm.key}
                    former-secret: {env: CRM_FORMER}
                    headers: {Authorization: {env: CRM_TOKEN}}
                    kinds: [churn-risk, incident]
                    minimum-severity: warning
                    routes: [retention]
                    states: [opened, resolved]
                    explained: true
                    start: earliest
                    most-open: 10
                    timeout: PT1S
                    rate-per-second: 7
                    in-flight: 2
                    first-delay: PT0.1S
                    largest-delay: PT5S
                    give-up-after: PT0S
                  oncall:
                    type: alertmanager
                    url: http://127.0.0.1:9093/
                    resend-interval: PT30S
                    generator-url: https://console.example.com/alerts/{id}
                """);
        assertThat(settings.group()).isEqualTo("shop");
        ReceiverSettings crm = settings.receivers().get(0);
        assertThat(settings.groupOf(crm)).isEqualTo("shop.crm");
        Target.Webhook webhook = (Target.Webhook) crm.target();
        assertThat(webhook.address().uri()).hasToString("https://crm.example.com/T0/secret-path");
        assertThat(webhook.keys()).extracting(Secret::reveal).containsExactly(LONG, LONG);
        assertThat(webhook.headers().get("Authorization").reveal()).isEqualTo("Bearer abc");
        assertThat(crm.selection().kinds()).containsExactlyInAnyOrder(SubjectKind.CHURN_RISK, SubjectKind.INCIDENT);
        assertThat(crm.selection().states()).containsExactlyInAnyOrder(EpisodeState.OPENED, EpisodeState.RESOLVED);
        assertThat(crm.fromBeginning()).isTrue();
        assertThat(crm.effort())
                .isEqualTo(new Effort(
                        Duration.ofSeconds(1), 7, 2, Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ZERO));
        Target.Alertmanager oncall =
                (Target.Alertmanager) settings.receivers().get(1).target();
        assertThat(oncall.address().below("/api/v2/alerts")).hasToString("http://127.0.0.1:9093/api/v2/alerts");
        assertThat(oncall.resendInterval()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void secretsAndPathsAreNeverPartOfAText() {
        assertThat(read("""
                        receivers:
                          crm: {type: webhook, url: {env: CRM_URL}, secret: {env: CRM_FORMER}}
                        """).toString()).doesNotContain(LONG, "secret-path").contains("https://crm.example.com");
    }

    @Test
    void allProblemsAreToldAtOnceWithTheirLines() {
        assertThat(problems("""
                        group: "a b"
                        receivers:
                          CRM:
                            type: webhook
                            url: https://me:pass@crm.example.com/
                            secret: hunter2hunter2hunter2hunter2
                            severity: info
                            minimum-severity: worst
                            timeout: 10
                            in-flight: 0
                            in-flight: 1
                          oncall:
                            type: pager
                            url: {file: /nowhere/at/all}
                            kinds: churn-risk
                            first-delay: PT10S
                            largest-delay: PT1S
                            headers: {Host: {env: CRM_TOKEN}, X-Key: {env: NOT_SET}}
                        """))
                .containsExactly("line 11: receivers.CRM.in-flight must be given once, but was given again");
        assertThat(problems("""
                        group: "a b"
                        receivers:
                          CRM:
                            type: webhook
                            url: https://me:pass@crm.example.com/
                            secret: hunter2hunter2hunter2hunter2
                            severity: info
                            minimum-severity: worst
                            timeout: 10
                            in-flight: 0
                          oncall:
                            type: pager
                            url: {file: /nowhere/at/all}
                            kinds: churn-risk
                            first-delay: PT10S
                            largest-delay: PT1S
                            headers: {Host: {env: CRM_TOKEN}, X-Key: {env: NOT_SET}}
                            former-secret: {env: SHORT}
                        """))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("line 1: group must be letters"),
                        name -> assertThat(name)
                                .isEqualTo("line 3: receivers must have names of lower-case letters, digits and"
                                        + " hyphens, at most 63, but was CRM"),
                        url -> assertThat(url)
                                .isEqualTo("line 5: receivers.CRM.url must be an http or https address without user,"
                                        + " password and fragment, but was another text"),
                        secret -> assertThat(secret)
                                .isEqualTo("line 6: receivers.CRM.secret must be a mapping with 'file' or 'env',"
                                        + " naming where the secret stands, but was a single value"),
                        unknown -> assertThat(unknown).startsWith("line 7: receivers.CRM.severity must be one of "),
                        severity -> assertThat(severity)
                                .isEqualTo("line 8: receivers.CRM.minimum-severity must be one of info, warning,"
                                        + " critical, but was worst"),
                        timeout -> assertThat(timeout)
                                .isEqualTo("line 9: receivers.CRM.timeout must be an ISO-8601 duration from PT0.01S to"
                                        + " PT5M, but was 10"),
                        flight -> assertThat(flight)
                                .isEqualTo("line 10: receivers.CRM.in-flight must be a whole number from 1 to 64, but"
                                        + " was 0"),
                        type -> assertThat(type)
                                .isEqualTo("line 12: receivers.oncall.type must be one of webhook, alertmanager, but"
                                        + " was pager"),
                        file -> assertThat(file)
                                .isEqualTo("line 13: receivers.oncall.url.file must be a readable file of UTF-8 text,"
                                        + " but was /nowhere/at/all"),
                        kinds -> assertThat(kinds)
                                .isEqualTo("line 14: receivers.oncall.kinds must be a list of words, but was a single"
                                        + " value"),
                        delay -> assertThat(delay)
                                .isEqualTo(
                                        "line 16: receivers.oncall.largest-delay must be at least first-delay, PT10S,"
                                                + " but was PT1S"),
                        host -> assertThat(host).startsWith("line 17: receivers.oncall.headers.Host must be the name"),
                        key -> assertThat(key)
                                .isEqualTo("line 17: receivers.oncall.headers.X-Key.env must be a variable of the"
                                        + " environment that is set, but was NOT_SET"),
                        former -> assertThat(former)
                                .isEqualTo("line 18: receivers.oncall.former-secret must be at least 24 bytes long,"
                                        + " but was 5 bytes"),
                        alone -> assertThat(alone)
                                .isEqualTo("line 18: receivers.oncall.former-secret must stand beside a secret, but"
                                        + " was alone"))
                .noneMatch(problem -> problem.contains("hunter2") || problem.contains("pass@"));
    }

    @Test
    void whatIsNoConfigurationAtAllIsTold() {
        assertThat(problems("")).containsExactly("line 1: receivers must name at least one receiver, but was none");
        assertThat(problems("[1, 2]")).containsExactly("line 1: the file must be a mapping, but was a list");
        assertThat(problems("a: [")).singleElement().asString().contains("the file must be valid YAML");
    }

    @Test
    void alertmanagerHearsEveryState() {
        assertThat(problems("receivers: {am: {type: alertmanager, url: 'http://am:9093', states: [opened]}}"))
                .singleElement()
                .asString()
                .startsWith("line 1: receivers.am.states must be one of ");
    }

    private BridgeSettings read(String yaml) {
        return BridgeFile.read(
                yaml,
                directory,
                Map.of(
                        "CRM_URL", "https://crm.example.com/T0/secret-path",
                        "CRM_FORMER", LONG,
                        "CRM_TOKEN", "Bearer abc",
                        "SHORT", "12345")::get);
    }

    private List<String> problems(String yaml) {
        return catchThrowableOfType(InvalidPolicyFileException.class, () -> read(yaml))
                .problems();
    }
}
