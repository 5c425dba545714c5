package dev.attune.cli.policy;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.control.ControlTopics;
import dev.attune.contract.Topic;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code attune policy apply}. */
@Command(
        name = "apply",
        description = {
            "Publishes a policy file: from the effective time on every customer is judged by it, without a restart.",
            "A file that breaks a rule is refused, and nothing is published."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune policy apply policy.yaml --comment \"fewer alerts before the sale\"",
            "  attune policy apply policy.yaml --effective-at 2026-12-01T00:00:00Z",
            "  attune policy apply policy.yaml --dry-run"
        })
final class PolicyApplyCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private PolicyPublication publication = new PolicyPublication();

    @Parameters(paramLabel = "YAML", description = "A policy file: what differs from the defaults, and its version.")
    private Path file = Path.of("");

    @Override
    public void run() {
        NamedPolicy policy = NamedPolicy.ofFile(file, output);
        PublishedPolicies published = new PublishedPolicies(new ControlTopics(connection).read(Topic.POLICY));
        publication.publish(policy.policy(), policy.document(), published, connection, output);
    }
}
