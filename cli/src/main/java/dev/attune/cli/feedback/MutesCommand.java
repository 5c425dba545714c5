package dev.attune.cli.feedback;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.control.ControlTopics;
import dev.attune.contract.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune mutes}. */
@Command(
        name = "mutes",
        description = "Lists the mutes in force, and those still to come, as they follow from what was said.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune mutes", "  attune mutes --customer customer-17 --output json"})
final class MutesCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(names = "--customer", paramLabel = "ID", description = "Only this customer.")
    private @Nullable String customer;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "As of which event time, as 2026-12-01T00:00:00Z (default: now).")
    private @Nullable Instant at;

    @Override
    public void run() {
        long asOf = (at == null ? Instant.now() : at).toEpochMilli();
        Table table =
                Mutes.of(new ControlTopics(connection).read(Topic.FEEDBACK)).table(asOf, customer);
        output.print(table);
        if (table.isEmpty()) {
            output.note("nothing is muted as of " + Instant.ofEpochMilli(asOf));
        }
    }
}
