package dev.attune.cli.policy;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands about the policy. */
@Command(
        name = "policy",
        description =
                "What customers are judged by: see it, check a file, compare, change it while the job runs, go back.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PolicyShowCommand.class,
            PolicyValidateCommand.class,
            PolicyDiffCommand.class,
            PolicyApplyCommand.class,
            PolicyHistoryCommand.class,
            PolicyRollbackCommand.class
        })
final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
