package dev.attune.sandbox.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.contract.Topic;
import dev.attune.sandbox.testing.AttuneProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpAndDownIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsUpIsFoundByOtherCommandsAndIsGoneOnceItIsDown(@TempDir Path directory) throws Exception {
        AttuneProcess attune = new AttuneProcess(directory);
        try {
            assertThat(attune.run(
                            "up",
                            "--kafka-port=0",
                            "--registry-port=0",
                            "--flink-port=0",
                            "--parallelism=1",
                            "--output=json"))
                    .as(attune.told())
                    .isZero();
            assertThat(JSON.readTree(attune.output()).path("flink").asText()).startsWith("http://127.0.0.1:");

            assertThat(attune.run("status", "--output", "json")).isZero();
            JsonNode status = JSON.readTree(attune.output());
            assertThat(status.path("state").asText()).isEqualTo("RUNNING");
            assertThat(status.path("read").asLong()).isZero();

            assertThat(attune.run("doctor")).as(attune.output()).isZero();
            assertThat(attune.output()).contains("all " + Topic.values().length + " are there");

            assertThat(attune.run("up")).isEqualTo(1);
            assertThat(attune.told()).contains("runs already");
        } finally {
            assertThat(attune.run("down")).isZero();
        }
        assertThat(attune.leftBehind()).isEmpty();
        assertThat(attune.run("down")).isZero();
        assertThat(attune.told()).contains("nothing was running");
    }
}
