package dev.attune.topology;

/**
 * Uids of the operators: savepoints find their state by them, so they never change, whatever the operator is called or
 * reads from.
 */
final class OperatorIds {

    static final String EVENTS = "events";
    static final String EXITS = "intake-exits";
    static final String TIME = "time";
    static final String CONTROL = "control";
    static final String ACTIVATE = "activate-control";
    static final String CUSTOMER = "customer";
    static final String NO_DROPS = "churn-and-health";
    static final String DROPS = "drops";
    static final String INCIDENTS = "incidents";
    static final String GATE = "gate";
    static final String COUNTED_INCIDENTS = "counted-incidents";
    static final String STEP_SUMS = "step-sums";
    static final String PULSE = "pulse";
    static final String ANONYMOUS = "meet-anonymous";
    static final String ENCOUNTER_SUMS = "encounter-sums";
    static final String VISITOR_SUMS = "visitor-sums";
    static final String TOUCHPOINTS = "touchpoints";
    static final String DELIVER_TOUCHPOINTS = "deliver-touchpoints";
    static final String DELIVER_PULSES = "deliver-pulses";
    static final String DELIVER_OUTPUTS = "deliver-outputs";
    static final String DELIVER_DROPS = "deliver-drops";
    static final String DELIVER_INCIDENTS = "deliver-incidents";
    static final String DELIVER_SUPPRESSED = "deliver-suppressed";
    static final String ROUTED_ALERTS = "routed-alerts";
    static final String DELIVER_ROUTES = "deliver-routes";
    static final String DELIVER_REJECTED = "deliver-rejected";
    static final String DECIDED = "decided";
    static final String QUALITY = "alert-quality";
    static final String DELIVER_OUTCOMES = "deliver-outcomes";
    static final String DELIVER_CONTROL = "deliver-control";
    static final String OUTBOUND = "outbound";
    static final String HISTORIES = "histories";

    private OperatorIds() {}
}
