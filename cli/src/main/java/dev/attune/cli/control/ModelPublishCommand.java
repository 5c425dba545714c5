package dev.attune.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.contract.Topic;
import dev.attune.control.ControlChange;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.ModelReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attune model publish}. */
@Command(
        name = "publish",
        description = {
            "Publishes a model: from the effective time on every customer is judged by it, if the policy asks for it.",
            "A version published --again with a new effective time is how one goes back to it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune model publish model.json",
            "  attune model publish model.json --effective-at 2026-12-01T00:00:00Z",
            "  attune model publish --again fit-2026-03-31-5a2aa6b3"
        })
final class ModelPublishCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(
            names = "--effective-at",
            paramLabel = "INSTANT",
            description = "From which event time it holds, as 2026-12-01T00:00:00Z (default: the next full minute). One"
                    + " that the job sees after its time holds from the next full minute of event time.")
    private @Nullable Instant effectiveAt;

    private static final class What {
        @Parameters(paramLabel = "JSON", description = "A model file, as attune fit writes it.")
        private @Nullable Path file;

        @Option(names = "--again", paramLabel = "VERSION", description = "A version that was published before.")
        private @Nullable String again;
    }

    @Override
    public Integer call() throws IOException {
        long effective = EffectiveTime.of(effectiveAt, Instant.now());
        ControlTopics topics = new ControlTopics(connection);
        GenericRecord record = what.file == null ? null : fromFile(what.file);
        PublishedModels published = new PublishedModels(topics.read(Topic.MODEL));
        if (record == null) {
            record = again(published, String.valueOf(what.again));
        }
        String version = record.get("version").toString();
        published.check(version, record.get("document").toString(), effective);
        record.put("effective_at", effective);
        topics.write(Topic.MODEL, ControlChange.key(version, effective), record);
        tell(version, effective);
        return 0;
    }

    private GenericRecord fromFile(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandFailed("the model must be a readable file, but was " + file);
        }
        String document = Files.readString(file, StandardCharsets.UTF_8);
        GenericRecord record = new GenericData.Record(Topic.MODEL.schema());
        try {
            record.put("version", ModelReader.read(document).version());
        } catch (InvalidPolicyFileException invalid) {
            invalid.problems().forEach(output::note);
            throw new CommandFailed("the model breaks the rules above, nothing was published: " + file);
        }
        record.put("document", document);
        JsonNode fit = new ObjectMapper().readTree(document).path("fit");
        record.put("trained_until", instant(fit.path("as_of").asText("")));
        record.put(
                "customers",
                fit.path("customers").isIntegralNumber() ? fit.path("customers").asLong() : null);
        return record;
    }

    private static GenericRecord again(PublishedModels published, String version) {
        GenericRecord record = published
                .newest(version)
                .orElseThrow(() -> new CommandFailed("--again must name a version on " + Topic.MODEL.topicName()
                        + " ('attune model list' shows them), but was " + Output.printable(version)));
        record.put("stated_at", null);
        return record;
    }

    private static @Nullable Long instant(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private void tell(String version, long effective) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("version", version);
        result.put("effective_at", Instant.ofEpochMilli(effective).toString());
        result.put("topic", Topic.MODEL.topicName());
        output.printFigures(result);
    }
}
