package dev.attune.cli.feedback;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands that say something of alerts. */
@Command(
        name = "feedback",
        description = "Says something of alerts: that they are taken care of, are not wanted, or how they turned out.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AcknowledgeCommand.class,
            SnoozeCommand.class,
            MuteCommand.class,
            UnmuteCommand.class,
            NotUsefulCommand.class,
            OutcomeCommand.class
        })
final class FeedbackCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
