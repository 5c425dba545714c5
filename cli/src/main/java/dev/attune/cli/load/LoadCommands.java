package dev.attune.cli.load;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings the commands that take event files to the root. */
public final class LoadCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new LoadCommand(), new BacktestCommand(), new BootstrapCommand(), new FitCommand());
    }
}
