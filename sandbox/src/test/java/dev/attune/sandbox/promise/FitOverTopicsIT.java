package dev.attune.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import dev.attune.domain.policy.FittedModel;
import dev.attune.job.CalibrationJob;
import dev.attune.policy.ModelReader;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is fitted to the topics is what is fitted to the files that were loaded into them. */
@ExtendWith(SandboxExtension.class)
class FitOverTopicsIT {

    private static final String AS_OF = "2025-12-31T00:00:00Z";

    @Test
    void topicsAndFilesGiveTheSameModel(RealRegistry registry, @TempDir Path directory) throws Exception {
        run("simulate", "--customers", "300", "--days", "365", "--seed", "5", "--out", "" + directory);
        List<String> files = List.of(
                "--purchases", "" + directory.resolve("purchases.csv"),
                "--clicks", "" + directory.resolve("clicks.csv"),
                "--support", "" + directory.resolve("support.csv"));
        Path ofFiles = directory.resolve("files.json");
        run(files, "fit", "--as-of", AS_OF, "--out", "" + ofFiles);
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")))) {
            List<String> connection = List.of("--bootstrap", broker.bootstrap(), "--registry", registry.url());
            TopicsInPlace.apply(broker.bootstrap(), registry.url(), History.PARTITIONS);
            List<String> load = new ArrayList<>(files);
            load.addAll(connection);
            run(load, "load");
            Path ofTopics = directory.resolve("topics.json");
            run(connection, "fit", "--topics", "--as-of", AS_OF, "--out", "" + ofTopics);
            Path ofJob = directory.resolve("job.json");
            CalibrationJob.main(new String[] {
                "--kafka.bootstrap-servers",
                broker.bootstrap(),
                "--registry.url",
                registry.url(),
                "--calibration.as-of",
                AS_OF,
                "--calibration.out",
                "" + ofJob
            });

            FittedModel expected = ModelReader.read(ofFiles);
            assertThat(ModelReader.read(ofTopics)).isEqualTo(expected);
            assertThat(ModelReader.read(ofJob)).isEqualTo(expected);
            JsonNode provenance = new ObjectMapper().readTree(ofTopics.toFile()).path("fit");
            assertThat(provenance.path("customers").asInt()).isBetween(290, 301);
        }
    }

    private static void run(String... arguments) throws IOException {
        run(List.of(), arguments);
    }

    private static void run(List<String> more, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(more);
        StringWriter err = new StringWriter();
        int exit = AttuneCommand.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        assertThat(exit).as("%s: %s", all, err).isZero();
    }
}
