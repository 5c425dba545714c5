package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.domain.episode.AlertKind;
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

    @BeforeEach
    void simulate(RealBroker broker, RealRegistry registry) throws Exception {
        registryUrl = registry.url();
        TopicsInPlace.apply(broker.bootstrap(), registryUrl, History.PARTITIONS);
        history = History.simulated(directory.resolve("history"), 60, 200, 42);
        try (SchemaRegistry schemas = ConfluentSchemaRegistry.at(registryUrl)) {
            records = history.records(schemas);
        }
    }

    @Test
    void alerts_do_not_depend_on_order_parallelism_backend_duplicates_or_bad_records_and_equal_the_backtest()
            throws Exception {
        BacktestResult backtest = BacktestJob.run(new BacktestSettings(history.files(), Policy.defaults(), 1));
        assertThat(backtest.ledger().unaccounted()).isZero();
        List<String> expected = AlertPayloads.of(backtest.revisions());
        for (AlertKind kind : AlertKind.values()) {
            assertThat(backtest.revisions()).as("alerts of kind " + kind).anyMatch(told -> told.kind() == kind);
        }

        assertThat(alerts(records, 1, "hashmap", 0, 0)).isEqualTo(expected);
        assertThat(alerts(History.shuffled(records, BOUND, 1), 2, "hashmap", 0, 0))
                .isEqualTo(expected);
        List<History.Sent> repeated = History.withDuplicates(History.shuffled(records, BOUND, 2), 0.02, 3);
        assertThat(alerts(repeated, 2, "rocksdb", repeated.size() - records.size(), 0))
                .isEqualTo(expected);
        List<History.Sent> corrupted = History.withCorruption(History.shuffled(records, BOUND, 4), 0.01, 5);
        assertThat(alerts(corrupted, 2, "hashmap", 0, corrupted.size() - records.size()))
                .isEqualTo(expected);
    }

    private List<String> alerts(
            List<History.Sent> sent, int parallelism, String backend, long duplicates, long rejected) throws Exception {
        List<History.Sent> all = new ArrayList<>(sent);
        all.addAll(history.ending(BOUND));
        Path data = directory.resolve("broker-" + parallelism + backend + duplicates + rejected);
        try (LiveRun run = LiveRun.over(all, registryUrl, data)) {
            Ledger ledger = run.execute(parallelism, backend);
            assertThat(ledger)
                    .isEqualTo(new Ledger(
                            all.size(), records.size(), 0, duplicates, rejected, 0, all.size() - sent.size()));
            assertThat(ledger.unaccounted()).isZero();
            assertThat(TopicsInPlace.committed(run.bootstrap(), Topic.REJECTED)).hasSize((int) rejected);
            return TopicsInPlace.alerts(run.bootstrap());
        }
    }
}
