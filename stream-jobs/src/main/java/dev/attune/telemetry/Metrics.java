package dev.attune.telemetry;

/**
 * The catalogue of the job's own metrics: names in snake_case with their unit where they have one. All stand in the
 * group {@link #GROUP}. What is counted here is state, so it survives restarts without recounting and is exposed as a
 * gauge per subtask: sum over the subtasks.
 */
public final class Metrics {

    /** Group of every metric of ours. */
    public static final String GROUP = "attune";

    /** How the names of all counts of records begin. */
    public static final String RECORDS = "records_";

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

    /**
     * Records that were gone when their turn came: the log no longer held them, by retention or because they were
     * deleted. Not part of what was read. Exact after a restart, to the offset; while running, only a jump of more than
     * 100 offsets counts, since transactions leave shorter ones.
     */
    public static final String RECORDS_SKIPPED = "records_skipped";

    /** Accepted and anonymous events whose touchpoint is not told apart: it counts as {@code elsewhere}. */
    public static final String TOUCHPOINTS_UNKNOWN = "touchpoints_unknown";

    /** Accepted and anonymous events of kind OTHER, as kinds read that the schema does not have. */
    public static final String KINDS_UNKNOWN = "kinds_unknown";

    /** Accepted and anonymous events with a measure below -1, which is taken for "not measured". */
    public static final String MEASURES_NEGATIVE = "measures_negative";

    /** Interactions applied in order. */
    public static final String RECORDS_ACCEPTED = "records_accepted";

    /** Interactions whose event id was seen within the deduplication span. */
    public static final String RECORDS_DUPLICATE = "records_duplicate";

    /** Interactions that came after their tick was released, counted in state. */
    public static final String RECORDS_LATE = "records_late";

    /** Interactions older than the allowed lateness, rejected. */
    public static final String RECORDS_TOO_LATE = "records_too_late";

    /** Interactions that wait for their tick to end. */
    public static final String RECORDS_WAITING = "records_waiting";

    /** Ticks that wait for the watermark. */
    public static final String TICKS_WAITING = "ticks_waiting";

    /** Event time up to which interactions have been applied, seconds since the epoch. */
    public static final String RELEASED_SECONDS = "released_event_time_seconds";

    /** Assessments of customers. */
    public static final String ASSESSMENTS = "assessments";

    /** Assessments made because a deadline passed, not because anything came. */
    public static final String DEADLINES = "assessments_by_deadline";

    /** Assessments made because another policy or model, or word of a feed, took effect. */
    public static final String REASSESSMENTS = "assessments_by_control";

    /** How the names of all figures of changes begin. */
    public static final String CONTROL = "control_";

    /** Changes taken from the control topics: policies, models, feed status. */
    public static final String CONTROL_TAKEN = "control_taken";

    /** Changes that came after their time, and hold from the next full minute instead. */
    public static final String CONTROL_MOVED = "control_moved";

    /** Control records refused; what holds stays as it is. */
    public static final String CONTROL_REFUSED = "control_refused";

    /** Changes whose time is still to come. */
    public static final String CONTROL_PENDING = "control_pending";

    /** 1 while the policy asks for a model version that no record has brought, else 0. */
    public static final String MODEL_MISSING = "model_missing";

    /** How the names of all figures of feedback begin. */
    public static final String FEEDBACK = "feedback_";

    /** Pieces of feedback taken from their topic. */
    public static final String FEEDBACK_TAKEN = "feedback_taken";

    /** Pieces of feedback that came after their time, and hold from the next full minute instead. */
    public static final String FEEDBACK_MOVED = "feedback_moved";

    /** Copies of feedback that was taken already. */
    public static final String FEEDBACK_COPIES = "feedback_copies";

    /** Pieces of feedback that reached their customer and now hold. */
    public static final String FEEDBACK_APPLIED = "feedback_applied";

    /** Pieces of feedback on alerts that nobody knows, rejected. */
    public static final String FEEDBACK_UNKNOWN = "feedback_unknown_alert";

    /** Pieces of feedback whose time is still to come. */
    public static final String FEEDBACK_WAITING = "feedback_waiting";

    /** Alerts whose outcome became known. */
    public static final String OUTCOMES = "alert_outcomes";

    /** Customers picked at random as if alerted, whose outcome became known. */
    public static final String RANDOM_PICKS = "random_picks";

    /** Those of them who left: what the precision of churn risks is held against. */
    public static final String RANDOM_PICKS_LEFT = "random_picks_left";

    /** Share of the alerts with known outcome that were right, in [0, 1]; labels {@code kind}, {@code policy}. */
    public static final String ALERT_PRECISION = "alert_precision";

    /** How many times as often an alert is right as a customer picked at random leaves; labels likewise. */
    public static final String ALERT_LIFT = "alert_lift";

    /** Median time from opening to outcome of the alerts that were right, seconds; labels likewise. */
    public static final String ALERT_LEAD_TIME = "alert_lead_time_median_seconds";

    /** Alerts whose outcome is known; labels likewise. */
    public static final String ALERTS_JUDGED = "alerts_judged";

    /** Revisions withheld because their episode opened before {@code alerting.emit-from}. */
    public static final String REVISIONS_SILENCED = "revisions_silenced";

    /** Revisions that were due and were held back for one reason; label {@link #REASON}. */
    public static final String REVISIONS_SUPPRESSED_BY_REASON = "revisions_suppressed_by_reason";

    /** Orders and support cases forgotten while still open: a customer has room for 16, the oldest gives way. */
    public static final String CASES_FORGOTTEN = "cases_forgotten";

    /** Promises for a time before they were made: the event counts, the promise does not. */
    public static final String PROMISES_IMPOSSIBLE = "promises_impossible";

    /** Revisions of experience drops that left the gate, those it added included. */
    public static final String DROPS_PASSED = "drop_revisions_passed";

    /** Experience drops that an incident explains, each once per incident. */
    public static final String DROPS_ATTACHED = "drops_attached";

    /** Revisions of experience drops that were routed nowhere, since an incident explains them. */
    public static final String DROPS_HELD_BACK = "drop_revisions_held_back";

    /** Revisions the gate added: of drops that were told before the incident was found. */
    public static final String DROPS_ADDED = "drop_revisions_added";

    /** Incidents that go on. */
    public static final String INCIDENTS_OPEN = "incidents_open";

    /** Label: a reason of rejection, a closed enum. */
    public static final String REASON = "reason";

    /** 1 while a task of intake or delivery stands still for the schema registry, else 0. */
    public static final String REGISTRY_WAITING = "registry_waiting";

    /** Times the schema registry could not be reached since the task started. */
    public static final String REGISTRY_FAILURES = "registry_failures";

    private Metrics() {}
}
