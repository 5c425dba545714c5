package dev.attune.telemetry;

/**
 * The catalogue of the job's own metrics: names in snake_case with their unit where they have one. All stand in the
 * group {@link #GROUP}. What is counted here is state, so it survives restarts without recounting and is exposed as a
 * gauge per subtask: sum over the subtasks.
 */
public final class Metrics {

    /** Group of every metric of ours. */
    public static final String GROUP = "attune";

    /** Records read from the input topics, whatever became of them. */
    public static final String RECORDS_READ = "records_read";

    /** Records that left intake for their customer: accepted, late and duplicate ones. */
    public static final String RECORDS_PASSED = "records_passed";

    /** Records refused at intake. */
    public static final String RECORDS_REJECTED = "records_rejected";

    /** Records refused at intake for one reason; label {@link #REASON}. */
    public static final String RECORDS_REJECTED_BY_REASON = "records_rejected_by_reason";

    /** Clicks of unknown visitors. */
    public static final String RECORDS_ANONYMOUS = "records_anonymous";

    /** Heartbeats. */
    public static final String RECORDS_CONTROL = "records_control";

    /** Label: a reason of rejection, a closed enum. */
    public static final String REASON = "reason";

    /** 1 while intake stands still for the schema registry, else 0. */
    public static final String REGISTRY_WAITING = "registry_waiting";

    /** Times the schema registry could not be reached since the task started. */
    public static final String REGISTRY_FAILURES = "registry_failures";

    private Metrics() {}
}
