package dev.attune.cli.doctor;

import dev.attune.cli.CommandProvider;
import dev.attune.cli.status.StatusCommand;
import java.util.List;

/** Brings {@code status} and {@code doctor} to the root. */
public final class OperationsCommands implements CommandProvider {
    @Override
    public List<Object> commands() {
        return List.of(new StatusCommand(), new DoctorCommand());
    }
}
