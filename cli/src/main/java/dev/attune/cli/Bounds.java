package dev.attune.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Bounds of what is given on the command line. */
public final class Bounds {

    private Bounds() {}

    /** @throws ParameterException a usage error that names the option, its bound and what was given */
    public static void requireAtLeast(int bound, String option, int given, CommandSpec command) {
        if (given < bound) {
            throw new ParameterException(
                    command.commandLine(), option + " must be at least " + bound + ", but was " + given);
        }
    }
}
