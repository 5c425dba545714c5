package dev.attune.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.customer.Assessment;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.files.EventFilesSettings;
import dev.attune.telemetry.Flags;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestJobTest {

    @TempDir
    Path directory;

    @Test
    void whatWasNotBelievedIsCounted() throws Exception {
        Path clicks = Files.write(
                directory.resolve("c.csv"),
                List.of(
                        "customer_id,anonymous_id,event_time,kind,touchpoint,latency_ms",
                        "1,,1997-01-01,,checkout,-1",
                        "1,,1997-01-02,telepathy,the-attic,-5",
                        ",a-1,1997-01-03,,the-attic,"));
        Path purchases = Files.write(
                directory.resolve("p.csv"),
                List.of("customer_id,event_time,amount,promised_at", "1,1997-01-04,5,1997-01-01"));

        BacktestResult result = BacktestJob.run(new BacktestSettings(
                EventFilesSettings.of(clicks, purchases, null, false, null), Policy.defaults(), 1));

        assertThat(result.flags()).isEqualTo(new Flags(2, 1, 1, 1));
        assertThat(result.ledger().accepted()).isEqualTo(3);
        assertThat(result.ledger().anonymous()).isEqualTo(1);
    }

    /** Ten visitors nobody knows meet errors, one customer does not; two minutes later the clock moves on. */
    @Test
    void clicksOfUnknownVisitorsCountAtTheirTouchpointAndNowhereElse() throws Exception {
        List<String> rows = new ArrayList<>(List.of("customer_id,anonymous_id,event_time,kind,touchpoint,status"));
        for (int visitor = 0; visitor < 10; visitor++) {
            rows.add(",a-%d,1997-01-01T12:00:%02dZ,ERROR,checkout,503".formatted(visitor, visitor));
        }
        rows.add("1,,1997-01-01T12:00:30Z,,checkout,200");
        rows.add("1,,1997-01-01T12:02:30Z,,search,200");
        Path clicks = Files.write(directory.resolve("c.csv"), rows);

        BacktestResult result = BacktestJob.run(new BacktestSettings(
                EventFilesSettings.of(clicks, null, null, false, null), Policy.defaults(), 1, true));

        assertThat(result.touchpoints())
                .filteredOn(told -> told.touchpoint().equals("checkout") && told instanceof TouchpointTold.Window)
                .extracting(told -> (TouchpointTold.Window) told)
                .filteredOn(window -> window.channel() == null && window.windowEnd() - window.windowStart() == 60_000)
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.figures().events()).isEqualTo(11);
                    assertThat(window.figures().errors()).isEqualTo(10);
                    assertThat(window.figures().customers()).isEqualTo(1);
                });
        assertThat(result.ledger().anonymous()).isEqualTo(10);
        assertThat(result.ledger().accepted()).isEqualTo(2);
        assertThat(result.assessments()).extracting(Assessment::customerId).containsExactly("1");
        assertThat(result.revisions()).isEmpty();
    }

    @Test
    void aRunThatFailsSaysWhy() {
        EventFilesSettings files = EventFilesSettings.of(null, directory.resolve("none.csv"), null, false, null);
        assertThatThrownBy(() -> BacktestJob.run(new BacktestSettings(files, Policy.defaults(), 1)))
                .hasMessageStartingWith("the run failed: ")
                .hasMessageContaining("none.csv: the file does not exist");
    }

    @Test
    void everyRowIsAccountedForAndNothingIsLeftBehind() throws Exception {
        Path purchases = Files.write(
                directory.resolve("p.csv"),
                List.of("customer_id,event_time,amount", "1,1997-01-01,5", "2,1997-01-02,6", "1,1997-01-03,7"));
        EventFilesSettings files = EventFilesSettings.of(null, purchases, null, false, null);
        Path scratch;

        BacktestResult result;
        try (ScratchDirectory used = ScratchDirectory.create()) {
            scratch = used.path();
            result = BacktestJob.run(new BacktestSettings(files, Policy.defaults(), 1), used);
        }

        assertThat(result.ledger().accepted()).isEqualTo(3);
        assertThat(result.ledger().unaccounted()).isZero();
        assertThat(result.assessments()).extracting(Assessment::customerId).containsExactly("1", "2");
        assertThat(scratch).doesNotExist();
    }
}
