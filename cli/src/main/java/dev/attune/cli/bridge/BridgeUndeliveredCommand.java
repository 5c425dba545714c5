package dev.attune.cli.bridge;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.bridge.delivery.Undelivered;
import dev.attune.cli.bridge.undelivered.UndeliveredTopic;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune bridge undelivered}. */
@Command(
        name = "undelivered",
        description = "Lists what receivers did not take and nobody has driven again since.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune bridge undelivered --receiver crm --output json"})
final class BridgeUndeliveredCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(names = "--receiver", paramLabel = "NAME", description = "Only of this receiver.")
    private @Nullable String receiver;

    @Override
    public void run() {
        Table table =
                new Table("put_aside_at", "receiver", "alert_id", "revision", "reason", "status", "attempts", "topic");
        List<Undelivered> standing = UndeliveredTopic.standing(connection);
        for (Undelivered entry : standing) {
            if (receiver == null || receiver.equals(entry.receiver())) {
                table.row(
                        entry.at().toString(),
                        entry.receiver(),
                        entry.alertId().isEmpty() ? null : entry.alertId(),
                        entry.alertId().isEmpty() ? null : entry.revision(),
                        entry.reason().name(),
                        entry.status() == 0 ? null : entry.status(),
                        entry.attempts(),
                        entry.origin().topic());
            }
        }
        output.print(table);
        if (table.isEmpty()) {
            output.note("nothing is undelivered");
        }
    }
}
