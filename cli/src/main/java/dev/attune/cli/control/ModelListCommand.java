package dev.attune.cli.control;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.contract.Topic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code attune model list}. */
@Command(
        name = "list",
        description =
                "Every publication of a model, in the order in which they take effect; stated_at where the job saw"
                        + " one after its time and moved it.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune model list --output json"})
final class ModelListCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        output.print(new PublishedModels(new ControlTopics(connection).read(Topic.MODEL)).table());
    }
}
