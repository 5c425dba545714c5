package dev.attune.cli.flink;

import dev.attune.cli.Endpoints;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach Flink; mix it in with {@code @Mixin FlinkConnection flink}. */
public final class FlinkConnection {
    /** The live job's name in the cluster. */
    public static final String JOB_NAME = "attune-customer-experience";

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

    /** The live job that was started last, whatever its state; empty when the cluster never had one. */
    public static Optional<JobOverview> liveJob(FlinkRest rest) {
        List<JobOverview> jobs = rest.jobs().stream()
                .filter(job -> job.name().equals(JOB_NAME))
                .sorted((left, right) -> Long.compare(right.startedAt(), left.startedAt()))
                .toList();
        return jobs.stream().findFirst();
    }
}
