package dev.attune.cli.policy;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.control.ControlTopics;
import dev.attune.contract.Topic;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code attune policy rollback}. */
@Command(
        name = "rollback",
        description = "Publishes an earlier version again, as it was: it holds from the effective time on.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune policy rollback", "  attune policy rollback winter-2026 --comment \"too many alerts\""})
final class PolicyRollbackCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private PolicyPublication publication = new PolicyPublication();

    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "A version on the topic (default: the one before the one in force).")
    private @Nullable String version;

    @Override
    public void run() {
        PublishedPolicies published = new PublishedPolicies(new ControlTopics(connection).read(Topic.POLICY));
        Publication earlier = earlier(published);
        NamedPolicy policy = NamedPolicy.published(earlier);
        publication.publish(policy.policy(), policy.document(), published, connection, output);
    }

    private Publication earlier(PublishedPolicies published) {
        String asked = version;
        Optional<Publication> found =
                asked == null ? published.before(Instant.now().toEpochMilli()) : published.newest(asked);
        return found.orElseThrow(() -> new CommandFailed(
                asked == null
                        ? "there is no earlier version to go back to: 'attune policy history' shows what there is"
                        : "version must be one on " + Topic.POLICY.topicName()
                                + " that the job judges by ('attune policy history' shows them), but was "
                                + Output.printable(asked)));
    }
}
