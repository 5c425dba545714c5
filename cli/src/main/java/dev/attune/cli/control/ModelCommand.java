package dev.attune.cli.control;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands about models. */
@Command(
        name = "model",
        description = "Fitted models: publish one to the live job, and see what was published.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ModelPublishCommand.class, ModelListCommand.class, ModelShowCommand.class})
final class ModelCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
