package dev.attune.cli.policy;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.control.ControlTopics;
import dev.attune.contract.Topic;
import dev.attune.policy.PolicyTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code attune policy show}. */
@Command(
        name = "show",
        description = {
            "Prints a policy written out whole, what it leaves out filled in: the one in force unless another is named.",
            "What is printed is a policy file itself."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune policy show",
            "  attune policy show winter-2026 --as-written > winter.yaml",
            "  attune policy show --defaults > policy.yaml",
            "  attune policy show --at 2026-12-01T00:00:00Z --output json"
        })
final class PolicyShowCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "POLICY", description = "Which: " + NamedPolicy.NAMES)
    private String name = NamedPolicy.CURRENT;

    @Option(names = "--defaults", description = "The policy that ships, whatever is in force.")
    private boolean defaults;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The one in force at this instant of event time (default: now).")
    private @Nullable Instant at;

    @Option(names = "--as-written", description = "The document as it was published, and nothing filled in.")
    private boolean asWritten;

    @Override
    public void run() {
        NamedPolicy shown = shown();
        Publication publication = shown.publication();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        object.put("version", shown.policy().version());
        String since = publication == null
                ? null
                : Instant.ofEpochMilli(publication.effective()).toString();
        object.put("effective_at", since);
        if (asWritten) {
            object.put("document", shown.document());
            shown.document().lines().map(Output::printable).forEach(lines::add);
        } else {
            object.put("policy", PolicyTree.of(shown.policy()));
            lines.add("# " + shown.title() + (since == null ? "" : ", from " + since + " on") + ", written out whole.");
            PolicyTree.yaml(shown.policy()).lines().forEach(lines::add);
        }
        output.print(object, lines);
    }

    private NamedPolicy shown() {
        if (defaults) {
            return NamedPolicy.defaults();
        }
        Instant instant = at;
        if (instant == null) {
            return NamedPolicy.of(name, connection, output);
        }
        return NamedPolicy.current(new PublishedPolicies(new ControlTopics(connection).read(Topic.POLICY)), instant);
    }
}
