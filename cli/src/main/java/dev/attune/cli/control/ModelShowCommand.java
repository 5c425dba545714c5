package dev.attune.cli.control;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.contract.Topic;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code attune model show}. */
@Command(
        name = "show",
        description = "Prints the document of a published model, as it was published.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune model show fit-2026-03-31-5a2aa6b3 > model.json"})
final class ModelShowCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "VERSION", description = "A version, as 'attune model list' tells them.")
    private String version = "";

    @Override
    public void run() {
        GenericRecord model = new PublishedModels(new ControlTopics(connection).read(Topic.MODEL))
                .newest(version)
                .orElseThrow(() -> new CommandFailed("version must be one on " + Topic.MODEL.topicName()
                        + " ('attune model list' shows them), but was " + Output.printable(version)));
        output.out().println(model.get("document").toString().stripTrailing());
        output.out().flush();
    }
}
