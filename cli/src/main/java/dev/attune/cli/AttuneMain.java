package dev.attune.cli;

/** Starts the command line; the exit code is the command's. */
public final class AttuneMain {
    private AttuneMain() {}

    public static void main(String[] arguments) {
        System.exit(AttuneCommand.commandLine().execute(arguments));
    }
}
