package dev.attune.telemetry;

/** Metrics of the fleet, in the group {@link Metrics#GROUP}. Counters start at 0 when the job does. */
public final class IncidentMetrics {

    /** What came after its minute was closed, such as clicks of unknown visitors; it is in no window. */
    public static final String ENCOUNTERS_LATE = "encounters_late_total";

    /** Hours at a touchpoint of partners who are not declared in the policy, so that nothing is told of them. */
    public static final String PARTNERS_UNDECLARED = "partners_undeclared_total";

    private IncidentMetrics() {}
}
