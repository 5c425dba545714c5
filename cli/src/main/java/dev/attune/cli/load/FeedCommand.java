package dev.attune.cli.load;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.intake.files.MergedEvents;
import dev.attune.registry.SchemaRegistry;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands share that write event files to the input topics. */
abstract sealed class FeedCommand implements Callable<Integer> permits LoadCommand, BootstrapCommand {

    @Mixin
    private EventFileOptions files;

    @Mixin
    final Connection connection = new Connection();

    @Mixin
    final Output output = new Output();

    @Option(
            names = "--out-of-orderness",
            paramLabel = "DURATION",
            defaultValue = "PT2S",
            description = "The job's bound on disorder, intake.out-of-orderness (default: ${DEFAULT-VALUE}).")
    private Duration outOfOrderness = Duration.ofSeconds(2);

    /** The events of the files, at least one; {@code none} says what there is not. */
    MergedEvents events(String none) {
        MergedEvents merged = files.read(output);
        if (merged.events().isEmpty()) {
            throw new CommandFailed(none + ": the files have no usable events");
        }
        return merged;
    }

    /** The input topics; the caller closes them. */
    InputTopics topics(SchemaRegistry registry) {
        return InputTopics.open(connection.kafka(), registry);
    }

    EventLoader loader(InputTopics topics, Pace pace) {
        return new EventLoader(topics, pace, outOfOrderness);
    }
}
