package dev.attune.cli.flink;

import dev.attune.cli.Endpoints;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach Flink; mix it in with {@code @Mixin FlinkConnection flink}. */
public final class FlinkConnection {
    private static final String ENVIRONMENT = "ATTUNE_FLINK";

    @Option(
            names = "--flink",
            paramLabel = "URL",
            description =
                    "Flink's REST API (default: ATTUNE_FLINK of the environment, else the running sandbox, else http://127.0.0.1:8081).")
    private @Nullable String url;

    public String url() {
        return Optional.ofNullable(url)
                .or(() -> Optional.ofNullable(System.getenv(ENVIRONMENT)))
                .filter(address -> !address.isBlank())
                .or(() -> Endpoints.running().map(Endpoints::flink))
                .orElse("http://127.0.0.1:8081");
    }

    public FlinkRest rest() {
        return new FlinkRest(url());
    }
}
