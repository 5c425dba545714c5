package dev.attune.cli.control;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings the commands about models and feeds to the root. */
public final class ControlCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new ModelCommand(), new FeedsCommand());
    }
}
