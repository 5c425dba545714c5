package dev.attune.cli.policy;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.control.ControlTopics;
import dev.attune.contract.Topic;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code attune policy history}. */
@Command(
        name = "history",
        description = {
            "Every publication of a policy, in the order in which they take effect: who, when, why, and from when on.",
            "Where the job saw one after its time and moved it, stated_at is the time it was published with."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  attune policy history --output json"})
final class PolicyHistoryCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        PublishedPolicies published = new PublishedPolicies(new ControlTopics(connection).read(Topic.POLICY));
        output.print(published.table(Instant.now().toEpochMilli()));
    }
}
