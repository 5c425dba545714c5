package dev.attune.cli.reading;

import dev.attune.cli.Connection;
import dev.attune.contract.Topic;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Pulses from a file, else from their topic; mix it in with {@code @Mixin PulseSource pulses}. */
public final class PulseSource {

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--pulses",
            paramLabel = "JSONL",
            description = "Pulses of a backtest to read instead of the topic.")
    private @Nullable Path file;

    /** @param family the pulses asked for; others may be told as well */
    public void read(String family, Consumer<GenericRecord> to) {
        if (file == null) {
            TopicReader.readCommitted(connection, Topic.PULSE, record -> to.accept(record.value()));
        } else {
            new JsonLines(file, Topic.PULSE).read(line -> line.contains('"' + family + '"'), to);
        }
    }
}
