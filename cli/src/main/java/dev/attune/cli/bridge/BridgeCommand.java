package dev.attune.cli.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.bridge.delivery.AlertSource;
import dev.attune.cli.bridge.settings.BridgeSettings;
import dev.attune.cli.bridge.settings.ReceiverSettings;
import dev.attune.cli.bridge.undelivered.UndeliveredTopic;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code attune bridge}. */
@Command(
        name = "bridge",
        description = {
            "Carries alerts and incidents to webhooks and to Prometheus Alertmanager, until interrupted.",
            "Each receiver hears of each revision at least once, in order; a dead one delays no other."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {BridgeUndeliveredCommand.class, BridgeRedriveCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune bridge --config bridge.yaml",
            "  attune bridge --config bridge.yaml --check",
            "  attune bridge undelivered --receiver crm",
            "  attune bridge redrive --config bridge.yaml --receiver crm"
        })
final class BridgeCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ORDERLY_END_SECONDS = 25;

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(names = "--config", paramLabel = "YAML", description = "The receivers (docs/bridge.md).")
    private @Nullable Path config;

    @Option(names = "--check", description = "Read the configuration and its secrets, say what it means, and end.")
    private boolean check;

    @Option(
            names = "--status",
            paramLabel = "EVERY",
            defaultValue = "PT30S",
            description = "How often to tell how it stands with each receiver (default: ${DEFAULT-VALUE}).")
    private Duration statusEvery = Duration.ofSeconds(30);

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        Path file = config;
        if (file == null) {
            throw new ParameterException(command.commandLine(), "Missing required option: '--config=YAML'");
        }
        if (statusEvery.compareTo(Duration.ofMillis(100)) < 0) {
            throw new ParameterException(
                    command.commandLine(), "--status must be at least PT0.1S, but was " + statusEvery);
        }
        BridgeSettings settings = BridgeConfiguration.read(file, output);
        if (check) {
            settings.receivers().forEach(receiver -> output.out().println(inWords(receiver)));
            output.out().flush();
            return;
        }
        carry(settings);
    }

    private void carry(BridgeSettings settings) {
        CountDownLatch wished = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> endInOrder(wished, ended), "bridge-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try (UndeliveredTopic undelivered = new UndeliveredTopic(connection);
                Bridge bridge = new Bridge(
                        settings,
                        new AlertSource(connection.kafka(), connection::registry),
                        undelivered,
                        Clock.systemUTC(),
                        output::note)) {
            bridge.start();
            output.note("carrying alerts to " + settings.receivers().size() + " receivers");
            String before = "";
            while (!wished.await(statusEvery.toNanos(), TimeUnit.NANOSECONDS)) {
                before = tell(bridge, before);
            }
            bridge.end();
            tell(bridge, "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private static void endInOrder(CountDownLatch wished, CountDownLatch ended) {
        wished.countDown();
        try {
            ended.await(ORDERLY_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line: JSON each time, text where something changed. */
    private String tell(Bridge bridge, String before) {
        List<Map<String, @Nullable Object>> status = bridge.status();
        if (output.isJson()) {
            output.out().println(json(status));
        } else {
            String line = status.stream().map(BridgeCommand::inWords).collect(Collectors.joining("; "));
            if (!line.equals(before)) {
                output.out().println(Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS) + "  " + line);
            }
            before = line;
        }
        output.out().flush();
        return before;
    }

    private static String json(List<Map<String, @Nullable Object>> status) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", Clock.systemUTC().instant().toString());
        line.put("receivers", status);
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String inWords(Map<String, @Nullable Object> row) {
        return "%s: %s sent, %s retried, %s put aside, %s behind%s"
                .formatted(
                        row.get("receiver"),
                        row.get("sent"),
                        row.get("retried"),
                        row.get("put_aside"),
                        row.get("behind"),
                        "closed".equals(row.get("circuit")) ? "" : ", failing since " + row.get("failing_since"));
    }

    private static String inWords(ReceiverSettings receiver) {
        String kinds = receiver.selection().kinds().stream()
                .map(kind -> kind.topic().topicName())
                .sorted()
                .collect(Collectors.joining(", "));
        return "%s: %s at %s, %s, %s and above"
                .formatted(
                        receiver.name(),
                        receiver.target().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        receiver.target().address().place(),
                        kinds,
                        receiver.selection().minimumSeverity());
    }
}
