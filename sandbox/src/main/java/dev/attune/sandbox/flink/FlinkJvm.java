package dev.attune.sandbox.flink;

import dev.attune.sandbox.process.JavaCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a JVM of Flink is started: the options of flink-dist's scripts for Java 17. */
final class FlinkJvm {
    private static final List<String> OPENED = Stream.of(
                    "java.lang",
                    "java.lang.reflect",
                    "java.net",
                    "java.io",
                    "java.nio",
                    "java.text",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks")
            .map(room -> "--add-opens=java.base/" + room + "=ALL-UNNAMED")
            .toList();

    private FlinkJvm() {}

    static JavaCommand command(
            FlinkSettings settings, String logName, List<String> memory, String mainClass, List<String> arguments) {
        Path log = settings.logs().resolve(logName + ".log");
        List<String> options = new ArrayList<>(memory);
        options.addAll(OPENED);
        options.add("-XX:+UseSerialGC");
        options.add("-Djava.net.preferIPv4Stack=true");
        // Where the web interface looks for what its log tab shows.
        options.add("-Dlog.file=" + log);
        return new JavaCommand(options, settings.classPath(), mainClass, arguments);
    }

    static Map<String, String> environment(FlinkSettings settings) {
        return Map.of("FLINK_CONF_DIR", settings.configurationDirectory().toString());
    }
}
