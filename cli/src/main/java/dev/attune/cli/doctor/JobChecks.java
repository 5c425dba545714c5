package dev.attune.cli.doctor;

import dev.attune.cli.flink.CheckpointOverview;
import dev.attune.cli.flink.ClusterOverview;
import dev.attune.cli.flink.FlinkRest;
import dev.attune.cli.flink.FlinkUnavailableException;
import dev.attune.cli.flink.JobOverview;
import dev.attune.cli.flink.LiveJob;
import dev.attune.telemetry.Ledger;
import dev.attune.telemetry.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Flink cluster, the live job and what leaves it. */
final class JobChecks {
    /** A source that sends this share of refused records is broken. */
    private static final double ALARMING_REJECTED_SHARE = 0.05;

    private JobChecks() {}

    static List<Finding> run(FlinkRest rest) {
        List<Finding> findings = new ArrayList<>();
        try {
            ClusterOverview cluster = rest.overview();
            findings.add(cluster(rest, cluster));
            LiveJob.find(rest)
                    .ifPresentOrElse(
                            job -> job(rest, job, findings),
                            () -> findings.add(Finding.problem(
                                    "job",
                                    "none called " + LiveJob.NAME,
                                    "./attune up, or submit the job jar with 'flink run'")));
        } catch (FlinkUnavailableException silent) {
            findings.add(Finding.problem(
                    "flink", String.valueOf(silent.getMessage()), "start it (./attune up), or name it with --flink"));
            findings.add(Finding.skipped("job", "no cluster"));
        }
        return findings;
    }

    private static Finding cluster(FlinkRest rest, ClusterOverview cluster) {
        String detail = "%s at %s, %d task managers, %d of %d slots free"
                .formatted(cluster.version(), rest.url(), cluster.taskManagers(), cluster.freeSlots(), cluster.slots());
        return cluster.taskManagers() > 0
                ? Finding.ok("flink", detail)
                : Finding.problem("flink", detail, "start a task manager, and look into the job manager's log");
    }

    private static void job(FlinkRest rest, JobOverview job, List<Finding> findings) {
        String detail = "%s, %d of %d tasks run".formatted(job.state(), job.runningTasks(), job.tasks());
        findings.add(
                job.fullyRunning()
                        ? Finding.ok("job", detail)
                        : Finding.problem(
                                "job",
                                detail,
                                rest.failures(job.id()).stream()
                                        .findFirst()
                                        .orElse("look at " + rest.url() + "/#/job/" + job.id())));
        findings.add(checkpoints(rest.checkpoints(job.id())));
        Ledger ledger = LiveJob.ledgerNow(rest, job.id());
        findings.add(rejected(ledger));
        findings.add(skipped(ledger));
        findings.add(model(LiveJob.control(rest, job.id())));
    }

    static Finding checkpoints(CheckpointOverview checkpoints) {
        String detail = "%d completed, %d failed, last took %d ms"
                .formatted(checkpoints.completed(), checkpoints.failed(), checkpoints.lastDuration());
        return checkpoints.completed() > 0
                ? Finding.ok("checkpoints", detail)
                : Finding.problem(
                        "checkpoints",
                        detail,
                        "without one nothing is committed: look at the job's checkpoint history");
    }

    static Finding rejected(Ledger ledger) {
        String detail = "%d of %d records".formatted(ledger.rejected(), ledger.read());
        return ledger.rejected() <= ALARMING_REJECTED_SHARE * ledger.read()
                ? Finding.ok("rejected", detail)
                : Finding.warning("rejected", detail, "see the reasons in topic cx.rejected.v1");
    }

    static Finding model(Map<String, Long> control) {
        return control.getOrDefault(Metrics.MODEL_MISSING, 0L) == 0
                ? Finding.ok(
                        "model",
                        control.getOrDefault(Metrics.CONTROL_TAKEN, 0L) + " changes of policies, models and feeds")
                : Finding.warning(
                        "model",
                        "the policy asks for a model version that was never published: its own parameters hold meanwhile",
                        "publish it with 'attune model publish', or name another model-version in the policy");
    }

    static Finding skipped(Ledger ledger) {
        String detail =
                "%d records were gone from the input topics before the job read them".formatted(ledger.skipped());
        return ledger.skipped() == 0
                ? Finding.ok("skipped", "no record was gone before the job read it")
                : Finding.warning(
                        "skipped",
                        detail,
                        "keep the topics longer than the job may be down or behind; what is gone, 'attune load' can bring"
                                + " back from the source");
    }
}
