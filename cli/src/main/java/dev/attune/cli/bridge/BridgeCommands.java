package dev.attune.cli.bridge;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings {@code bridge} to the root. */
public final class BridgeCommands implements CommandProvider {
    @Override
    public List<Object> commands() {
        return List.of(new BridgeCommand());
    }
}
