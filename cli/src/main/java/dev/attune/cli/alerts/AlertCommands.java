package dev.attune.cli.alerts;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** The commands of this room. */
public final class AlertCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new AlertsCommand(), new ExplainCommand(), new IncidentsCommand());
    }
}
