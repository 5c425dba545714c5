package dev.attune.cli.policy;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code attune policy diff}. */
@Command(
        name = "diff",
        description = "What differs between two policies, key by key, what they leave out filled in.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune policy diff current policy.yaml",
            "  attune policy diff winter-2026 spring-2027",
            "  attune policy diff defaults"
        })
final class PolicyDiffCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Parameters(index = "0", paramLabel = "BEFORE", description = "Which: " + NamedPolicy.NAMES)
    private String before = NamedPolicy.CURRENT;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AFTER",
            description = "The other one, named likewise (default: current).")
    private String after = NamedPolicy.CURRENT;

    @Override
    public void run() {
        NamedPolicy left = NamedPolicy.of(before, connection, output);
        NamedPolicy right = NamedPolicy.of(after, connection, output);
        List<PolicyDifference.Change> changes = PolicyDifference.between(left.policy(), right.policy());
        output.print(PolicyDifference.table(changes));
        if (changes.isEmpty()) {
            output.note("Nothing differs between " + left.title() + " and " + right.title() + ".");
        }
    }
}
