package dev.attune.cli.feedback;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.flink.FlinkConnection;
import dev.attune.cli.flink.FlinkRest;
import dev.attune.cli.flink.FlinkUnavailableException;
import dev.attune.cli.flink.LiveJob;
import dev.attune.cli.reading.TopicReader;
import dev.attune.contract.Topic;
import dev.attune.telemetry.Metrics;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code attune quality}. */
@Command(
        name = "quality",
        description = {
            "Shows how right the alerts were, by kind and policy, as far as their outcomes are known.",
            "Right is an alert whose customer left or recovered, or of which somebody says how it ended.",
            "Wrong is one whose customer bought within the horizon, or that was not useful.",
            "The lift is over customers picked at random in the same time; the live job counts them."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  attune quality", "  attune quality --output json"})
final class QualityCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private FlinkConnection flink = new FlinkConnection();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        QualityReport report = new QualityReport();
        TopicReader.readCommitted(connection, Topic.ALERT_OUTCOME, record -> report.add(record.value()));
        Map<String, Long> picks = picks();
        long all = picks.getOrDefault(Metrics.RANDOM_PICKS, 0L);
        report.compareWith(all, picks.getOrDefault(Metrics.RANDOM_PICKS_LEFT, 0L));
        output.print(report.table());
        if (report.isEmpty()) {
            output.note("no outcome is known yet: one is at the latest when the policy's horizon has passed");
        } else if (all == 0) {
            output.note("the lift is not known: no live job has counted customers picked at random yet");
        }
    }

    /** What the live job counts; empty where none is there to be asked. */
    private Map<String, Long> picks() {
        try {
            FlinkRest rest = flink.rest();
            return LiveJob.find(rest).map(job -> LiveJob.picks(rest, job.id())).orElse(Map.of());
        } catch (FlinkUnavailableException nobody) {
            return Map.of();
        }
    }
}
