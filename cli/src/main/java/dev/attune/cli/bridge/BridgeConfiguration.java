package dev.attune.cli.bridge;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Output;
import dev.attune.cli.bridge.settings.BridgeFile;
import dev.attune.cli.bridge.settings.BridgeSettings;
import dev.attune.policy.InvalidPolicyFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The configuration file as commands read it: every problem on a line, then the end. */
final class BridgeConfiguration {

    private BridgeConfiguration() {}

    static BridgeSettings read(Path file, Output output) {
        try {
            return BridgeFile.read(file);
        } catch (InvalidPolicyFileException invalid) {
            invalid.problems().forEach(output::note);
            throw new CommandFailed("the configuration breaks the rules above: " + file, invalid);
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new CommandFailed(file + " cannot be read as UTF-8: " + unreadable.getMessage(), unreadable);
        }
    }
}
