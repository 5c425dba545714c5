package dev.attune.sandbox.simulator;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings {@code simulate} to the root. */
public final class SimulatorCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new SimulateCommand());
    }
}
