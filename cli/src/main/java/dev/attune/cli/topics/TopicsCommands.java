package dev.attune.cli.topics;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings {@code topics} to the root. */
public final class TopicsCommands implements CommandProvider {
    @Override
    public List<Object> commands() {
        return List.of(new TopicsCommand());
    }
}
