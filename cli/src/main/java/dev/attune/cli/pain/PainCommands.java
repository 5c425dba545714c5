package dev.attune.cli.pain;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** The commands of this room. */
public final class PainCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new PainCommand());
    }
}
