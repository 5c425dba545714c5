package dev.attune.cli.topics;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands about topics. */
@Command(
        name = "topics",
        description = "Topics, schemas and compatibility levels.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TopicsApplyCommand.class, TopicsListCommand.class})
final class TopicsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
