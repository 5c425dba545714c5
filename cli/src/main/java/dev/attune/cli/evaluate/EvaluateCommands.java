package dev.attune.cli.evaluate;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings {@code evaluate} to the root. */
public final class EvaluateCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new EvaluateCommand());
    }
}
