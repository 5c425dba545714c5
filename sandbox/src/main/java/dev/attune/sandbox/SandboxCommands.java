package dev.attune.sandbox;

import dev.attune.cli.CommandProvider;
import dev.attune.sandbox.demo.DemoCommand;
import dev.attune.sandbox.lifecycle.DownCommand;
import dev.attune.sandbox.lifecycle.UpCommand;
import java.util.List;

/** The commands that run the product on this machine. */
public final class SandboxCommands implements CommandProvider {
    @Override
    public List<Object> commands() {
        return List.of(new DemoCommand(), new UpCommand(), new DownCommand());
    }
}
