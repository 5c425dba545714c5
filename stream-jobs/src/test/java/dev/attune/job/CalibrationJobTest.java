package dev.attune.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.Policy;
import dev.attune.fit.FitResult;
import dev.attune.fit.FitSettings;
import dev.attune.fit.Sample;
import dev.attune.intake.files.EventFilesSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationJobTest {

    private static final long AS_OF = Instant.parse("2026-03-31T00:00:00Z").toEpochMilli();

    @TempDir
    Path directory;

    @Test
    void whatTheLiveJobWouldCountIsFittedAtAnyParallelism() throws Exception {
        List<String> purchases = new ArrayList<>(List.of("customer_id,event_time,kind,event_id,amount,currency"));
        List<String> clicks = new ArrayList<>(List.of("customer_id,event_time,kind"));
        for (int i = 0; i < 60; i++) {
            purchases.add("c" + i + ",2026-01-01T08:00:00Z,PLACED,,10,EUR");
            purchases.add("c" + i + ",2026-01-01T22:00:00Z,PLACED,,10,EUR");
            purchases.add("c" + i + ",2026-01-09T08:00:00Z,CANCELLED,,10,EUR");
            clicks.add("c" + i + ",2026-01-01T08:00:00Z,PAGE_VIEW");
            clicks.add("c" + i + ",2026-01-05T08:00:00Z,CONTACT_SENT");
            if (i % 3 == 0) {
                purchases.add("c" + i + ",2026-02-0" + (1 + i % 7) + "T08:00:00Z,,e" + i + "," + (10 + i) + ",EUR");
                purchases.add("c" + i + ",2026-02-0" + (1 + i % 7) + "T08:00:00Z,,e" + i + "," + (10 + i) + ",EUR");
                purchases.add("c" + i + ",2026-02-20T08:00:00Z,SUBSCRIPTION_RENEWED,,7,USD");
            }
        }

        FitResult one = run(purchases, clicks, 1);

        assertThat(one.customers()).isEqualTo(60);
        assertThat(one.purchase().get("default").customers()).isEqualTo(60);
        assertThat(one.activity()).isEmpty();
        assertThat(one.notes()).contains("activity: nobody came twice, so it stays as the policy has it");
        assertThat(one.spend().get("default").customers()).isEqualTo(20);
        assertThat(one.model().version()).startsWith("fit-2026-03-31-");
        assertThat(run(purchases, clicks, 2)).isEqualTo(one);
    }

    private FitResult run(List<String> purchases, List<String> clicks, int parallelism) throws Exception {
        Path purchaseFile = Files.write(directory.resolve("p.csv"), purchases);
        Path clickFile = Files.write(directory.resolve("c.csv"), clicks);
        EventFilesSettings files = EventFilesSettings.of(clickFile, purchaseFile, null, false, AS_OF);
        FitSettings fit =
                new FitSettings(AS_OF, ModelFamily.MBG, null, Sample.EVERYBODY, List.of(28), Policy.defaults(), null);
        return CalibrationJob.run(new CalibrationSettings(new CalibrationSettings.Files(files), fit, parallelism))
                .fit();
    }
}
