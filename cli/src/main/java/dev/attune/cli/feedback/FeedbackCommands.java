package dev.attune.cli.feedback;

import dev.attune.cli.CommandProvider;
import java.util.List;

/** Brings the commands about feedback to the root. */
public final class FeedbackCommands implements CommandProvider {

    @Override
    public List<Object> commands() {
        return List.of(new FeedbackCommand(), new MutesCommand(), new QualityCommand());
    }
}
