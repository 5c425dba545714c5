package dev.attune.cli.bridge;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.bridge.delivery.Undelivered;
import dev.attune.cli.bridge.receiver.Receiver;
import dev.attune.cli.bridge.settings.ReceiverSettings;
import dev.attune.cli.bridge.settings.Target;
import dev.attune.cli.bridge.undelivered.Redelivery;
import dev.attune.cli.bridge.undelivered.UndeliveredTopic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune bridge redrive}. */
@Command(
        name = "redrive",
        description = {
            "Sends what a receiver did not take once more, oldest revision first, under its old idempotency key.",
            "What is not taken now stays undelivered, and the exit code is 1."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  attune bridge redrive --config bridge.yaml --receiver crm"})
final class BridgeRedriveCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(names = "--config", paramLabel = "YAML", required = true, description = "The receivers (docs/bridge.md).")
    private Path config = Path.of("");

    @Option(names = "--receiver", paramLabel = "NAME", required = true, description = "Whose.")
    private String name = "";

    @Option(names = "--alert", paramLabel = "ID", description = "Only of this alert or incident.")
    private @Nullable String alertId;

    @Override
    public Integer call() throws InterruptedException {
        ReceiverSettings settings = receiver();
        List<Undelivered> entries = UndeliveredTopic.standing(connection).stream()
                .filter(entry -> entry.receiver().equals(settings.name()))
                .filter(entry -> alertId == null || alertId.equals(entry.alertId()))
                .sorted(Comparator.comparing(Undelivered::alertId).thenComparing(Undelivered::revision))
                .toList();
        Table table = new Table("alert_id", "revision", "result");
        int left = 0;
        Receiver receiver = Bridge.receiver(settings, Clock.systemUTC());
        try (UndeliveredTopic log = new UndeliveredTopic(connection);
                Redelivery redelivery = new Redelivery(connection, log, Clock.systemUTC())) {
            for (Undelivered entry : entries) {
                Redelivery.Result result = redelivery.drive(entry, receiver);
                left += result == Redelivery.Result.DELIVERED ? 0 : 1;
                table.row(
                        entry.alertId(),
                        entry.revision(),
                        result.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        output.print(table);
        output.note((entries.size() - left) + " delivered, " + left + " left");
        return left == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private ReceiverSettings receiver() {
        ReceiverSettings settings = BridgeConfiguration.read(config, output).receivers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailed("there is no receiver " + name + " in " + config));
        if (settings.target() instanceof Target.Alertmanager) {
            throw new CommandFailed("an Alertmanager is told again what is open as long as the bridge runs; what "
                    + name + " did not take need not be driven again");
        }
        return settings;
    }
}
