package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.policy.Policy;
import dev.attune.job.BacktestJob;
import dev.attune.job.BacktestResult;
import dev.attune.job.BacktestSettings;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.SchemaRegistry;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.telemetry.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Promise 4 and the law of conservation, on a real broker and registry. */
@ExtendWith(SandboxExtension.class)
class SameInputSameAlertsIT {

    private static final long BOUND = LiveRun.BOUND.toMillis();

    @TempDir
    Path directory;

    private History history;
    private List<History.Sent> records;
    private String registryUrl;

    /** What the backtest counts over all customers; a live run must count the same. */
    private List<String> pulses = List.of();

    /** What was found of all customers together, likewise, and the alerts it held back. */
    private List<String> incidents = List.of();

    private List<String> suppressed = List.of();

    @BeforeEach
    void simulate(RealBroker broker, RealRegistry registry) throws Exception {
        registryUrl = registry.url();
        TopicsInPlace.apply(broker.bootstrap(), registryUrl, History.PARTITIONS);
        history = History.withOutage(directory.resolve("history"), 100, 200, 42);
        try (SchemaRegistry schemas = ConfluentSchemaRegistry.at(registryUrl)) {
            BadSchemas.register(schemas);
            records = history.records(schemas);
        }
    }

    @Test
    void alerts_do_not_depend_on_order_parallelism_backend_duplicates_or_bad_records_and_equal_the_backtest()
            throws Exception {
        BacktestResult backtest = BacktestJob.run(new BacktestSettings(history.files(), Policy.defaults(), 1));
        assertThat(backtest.ledger().unaccounted()).isZero();
        List<String> expected = AlertPayloads.of(backtest.revisions());
        pulses = AlertPayloads.ofPulses(backtest);
        incidents = AlertPayloads.ofIncidents(backtest.incidents());
        suppressed = AlertPayloads.ofSuppressed(backtest.suppressed());
        assertThat(backtest.incidents())
                .anyMatch(told -> told.state() == EpisodeState.RESOLVED && told.alertsInhibited() > 3);
        assertThat(backtest.revisions())
                .as("told before the incident was found, and attached to it then")
                .anyMatch(told -> told.incidentId() != null && told.revision() > 1)
                .as("attached from the first")
                .anyMatch(told -> told.incidentId() != null && told.revision() == 1);
        assertThat(backtest.pulses()).anyMatch(told -> told.productId() == null);
        assertThat(backtest.pulses())
                .anyMatch(told -> told.repeat() != null && told.repeat().cameBack() > 0);
        assertThat(backtest.touchpoints())
                .anyMatch(TouchpointTold.Window.class::isInstance)
                .anyMatch(TouchpointTold.PainPoint.class::isInstance);
        for (AlertKind kind : List.of(AlertKind.CHURN_RISK, AlertKind.EXPERIENCE_DROP)) {
            assertThat(backtest.revisions()).as("alerts of kind " + kind).anyMatch(told -> told.kind() == kind);
        }

        assertThat(alerts(1, "hashmap", records, 1)).isEqualTo(expected);
        assertThat(alerts(2, "hashmap", History.shuffled(records, BOUND, 1), 2)).isEqualTo(expected);
        assertThat(alerts(2, "rocksdb", History.shuffled(records, BOUND, 3), 3)).isEqualTo(expected);
    }

    /** Two in a hundred records sent twice, and one in a hundred corrupted: none of it may show in the alerts. */
    private List<String> alerts(int parallelism, String backend, List<History.Sent> ordered, long seed)
            throws Exception {
        List<History.Sent> repeated = History.withDuplicates(ordered, 0.02, seed);
        List<History.Sent> sent = History.withCorruption(repeated, 0.012, seed);
        List<History.Sent> all = new ArrayList<>(sent);
        all.addAll(history.ending(BOUND));
        try (LiveRun run = LiveRun.over(all, registryUrl, directory.resolve("broker-" + seed))) {
            Ledger ledger = run.execute(parallelism, backend);

            assertThat(ledger)
                    .isEqualTo(new Ledger(
                            all.size(),
                            records.size(),
                            0,
                            repeated.size() - ordered.size(),
                            sent.size() - repeated.size(),
                            0,
                            all.size() - sent.size(),
                            0));
            assertThat(ledger.unaccounted()).isZero();
            assertThat(TopicsInPlace.rejections(run.bootstrap())).isEqualTo(reasons(sent));
            assertThat(TopicsInPlace.pulses(run.bootstrap())).isEqualTo(pulses);
            assertThat(TopicsInPlace.incidents(run.bootstrap())).isEqualTo(incidents);
            assertThat(TopicsInPlace.suppressed(run.bootstrap())).isEqualTo(suppressed);
            return TopicsInPlace.alerts(run.bootstrap());
        }
    }

    private static List<String> reasons(List<History.Sent> sent) {
        List<String> reasons = sent.stream()
                .map(History.Sent::corruption)
                .filter(Objects::nonNull)
                .map(corruption -> corruption.reason().name())
                .sorted()
                .toList();
        assertThat(Set.copyOf(reasons)).as("every way of going bad").hasSizeGreaterThanOrEqualTo(15);
        return reasons;
    }
}
