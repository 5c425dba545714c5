package dev.attune.cli.status;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.Table;
import dev.attune.cli.Tone;
import dev.attune.cli.flink.CheckpointOverview;
import dev.attune.cli.flink.FlinkConnection;
import dev.attune.cli.flink.FlinkRest;
import dev.attune.cli.flink.JobOverview;
import dev.attune.cli.flink.LiveJob;
import dev.attune.telemetry.Ledger;
import dev.attune.telemetry.Metrics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune status}. */
@Command(
        name = "status",
        description = "Shows how the live job does: its state, how far it is behind, and what became of its records.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune status",
            "  attune status --flink http://flink:8081 --bootstrap broker:9092",
            "      --output json"
        })
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private FlinkConnection flink = new FlinkConnection();

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            defaultValue = "attune-customer-experience",
            description = "Consumer group of the job (default: ${DEFAULT-VALUE}).")
    private String group = "";

    /** Exit code 0 where every task of the job runs, else 1. */
    @Override
    public Integer call() {
        FlinkRest rest = flink.rest();
        JobOverview job = LiveJob.find(rest)
                .orElseThrow(() -> new CommandFailed("Flink at " + flink.url() + " runs no job " + LiveJob.NAME
                        + ": start one, for example with ./attune up"));
        Map<String, @Nullable Object> status = status(rest, job);
        Table table = new Table("figure", "value");
        status.forEach((figure, value) -> table.row(
                figure.replace('_', ' '), figure.equals("state") ? tone(job).of(value) : value));
        output.print(status, table);
        return job.fullyRunning() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Map<String, @Nullable Object> status(FlinkRest rest, JobOverview job) {
        CheckpointOverview checkpoints = rest.checkpoints(job.id());
        Ledger ledger = LiveJob.ledgerNow(rest, job.id());
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("job", job.id());
        status.put("state", job.state());
        status.put("running_tasks", job.runningTasks());
        status.put("tasks", job.tasks());
        status.put("started_at", Instant.ofEpochMilli(job.startedAt()).toString());
        status.put("lag", ConsumerLag.of(connection.kafka(), group));
        status.put("watermark", time(rest.watermark(job.id())));
        status.put("checkpoints_completed", checkpoints.completed());
        status.put("checkpoints_failed", checkpoints.failed());
        status.put("restored", checkpoints.restored());
        status.put("last_checkpoint_ms", checkpoints.lastDuration());
        status.put("last_checkpoint_bytes", checkpoints.lastBytes());
        status.put("read", ledger.read());
        status.put("accepted", ledger.accepted());
        status.put("late", ledger.late());
        status.put("duplicate", ledger.duplicate());
        status.put("rejected", ledger.rejected());
        status.put("anonymous", ledger.anonymous());
        status.put("control", ledger.control());
        status.put("waiting", ledger.unaccounted());
        status.put("skipped", ledger.skipped());
        status.putAll(LiveJob.flags(rest, job.id()).byName());
        Map<String, Long> control = LiveJob.control(rest, job.id());
        status.put("changes_taken", control.getOrDefault(Metrics.CONTROL_TAKEN, 0L));
        status.put("changes_pending", control.getOrDefault(Metrics.CONTROL_PENDING, 0L));
        status.put("changes_refused", control.getOrDefault(Metrics.CONTROL_REFUSED, 0L));
        status.put("model_missing", control.getOrDefault(Metrics.MODEL_MISSING, 0L) > 0);
        Map<String, Long> feedback = LiveJob.feedback(rest, job.id());
        status.put("feedback_taken", feedback.getOrDefault(Metrics.FEEDBACK_TAKEN, 0L));
        status.put("feedback_applied", feedback.getOrDefault(Metrics.FEEDBACK_APPLIED, 0L));
        status.put("feedback_waiting", feedback.getOrDefault(Metrics.FEEDBACK_WAITING, 0L));
        status.put("feedback_unknown_alert", feedback.getOrDefault(Metrics.FEEDBACK_UNKNOWN, 0L));
        status.put("alert_outcomes", feedback.getOrDefault(Metrics.OUTCOMES, 0L));
        return status;
    }

    private static @Nullable String time(OptionalLong milliseconds) {
        return milliseconds.isPresent()
                ? Instant.ofEpochMilli(milliseconds.getAsLong()).toString()
                : null;
    }

    private static Tone tone(JobOverview job) {
        if (job.fullyRunning()) {
            return Tone.GOOD;
        }
        return job.state().equals("FAILED") ? Tone.BAD : Tone.WARNING;
    }
}
