package dev.attune.cli.control;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands about feeds. */
@Command(
        name = "feeds",
        description =
                "Whether the input feeds are delivered: silence in a feed that is not says nothing about customers.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {FeedsListCommand.class, FeedsMarkCommand.class})
final class FeedsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
