package dev.attune.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RecordJsonTest {

    @Test
    void anAlertIsTheLineOfTheGoldenFile() throws IOException {
        String lines = RecordJson.line(new AlertMapper().map(Samples.churnRevision())) + "\n"
                + RecordJson.line(new AlertMapper().map(Samples.dropRevision())) + "\n";
        assertThat(lines).isEqualTo(golden("alerts.jsonl"));
    }

    @Test
    void healthIsTheLineOfTheGoldenFile() throws IOException {
        String lines = RecordJson.line(new HealthMapper().map(Samples.assessment())) + "\n"
                + RecordJson.line(new HealthMapper().map(Samples.emptyAssessment())) + "\n";
        assertThat(lines).isEqualTo(golden("customer-health.jsonl"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = RecordJsonTest.class.getResourceAsStream("/delivery/" + name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
