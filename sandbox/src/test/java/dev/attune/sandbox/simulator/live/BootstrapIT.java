package dev.attune.sandbox.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.AttuneCommand;
import dev.attune.sandbox.kafka.BrokerSettings;
import dev.attune.sandbox.kafka.EmbeddedBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands that bring history in, as users type them. */
@ExtendWith(SandboxExtension.class)
class BootstrapIT {

    private record Answer(int exitCode, String out, String err) {}

    @Test
    void historyComesFirstOrNotAtAll(RealRegistry registry, @TempDir Path directory) throws Exception {
        Path history = Files.write(
                directory.resolve("history.csv"),
                List.of("customer_id,event_time,amount,currency", "1,2025-01-01,5,EUR", "2,2025-01-02,7,EUR"));
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePorts(directory.resolve("broker")))) {
            String[] where = {"--bootstrap", broker.bootstrap(), "--registry", registry.url()};
            String[] what = {"--purchases", history.toString()};
            assertThat(attune(List.of("topics", "apply"), where).exitCode()).isZero();

            Answer first = attune(
                    List.of("bootstrap", "--emit-from", "2025-02-01T00:00:00Z", "--output", "json"), what, where);
            assertThat(first.err()).contains("start the job with --alerting.emit-from 2025-02-01T00:00:00Z");
            assertThat(first.exitCode()).isZero();
            assertThat(first.out()).contains("\"events\" : 2", "\"clock_moved_to\" : \"2025-01-02T00:00:01Z\"");
            assertThat(first.out()).contains("\"cx.clickstream.v1-0\" : 2", "\"cx.support.v1-0\" : 2");

            Answer again = attune(List.of("bootstrap", "--emit-from", "2025-02-01T00:00:00Z"), what, where);
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.err()).contains("input topics must be empty");

            Answer loaded = attune(List.of("load", "--output", "json"), what, where);
            assertThat(loaded.exitCode()).isZero();
            assertThat(loaded.out()).contains("\"events\" : 2");
        }
    }

    private static Answer attune(List<String> command, String[]... options) {
        List<String> arguments = new ArrayList<>(command);
        for (String[] some : options) {
            arguments.addAll(List.of(some));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                AttuneCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = line.execute(arguments.toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }
}
