package dev.attune.cli.detect;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings {@code detect} to the root. */
public final class DetectCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new DetectCommand());
    }
}
