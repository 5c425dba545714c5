package dev.attune.cli.policy;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings the commands about the policy to the root. */
public final class PolicyCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new PolicyCommand());
    }
}
