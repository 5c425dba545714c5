package dev.attune.telemetry;

/**
 * Metrics of the way out, in the group {@link Metrics#GROUP}. Counters start at 0 when the job does; what the topics hold
 * is the truth.
 */
public final class DeliveryMetrics {

    /** Alert revisions handed to the sink, records; labels {@code kind}, {@code state}, {@code severity}. */
    public static final String ALERTS = "alerts_delivered_total";

    /** Customer health records handed to the sink, records. */
    public static final String HEALTH = "customer_health_delivered_total";

    /** Pulses handed to the sink, records. */
    public static final String PULSES = "pulses_delivered_total";

    /** Revisions of incidents handed to the sink, records; labels {@code state}, {@code severity}. */
    public static final String INCIDENTS = "incidents_delivered_total";

    /** Records of alerts that were held back, handed to the sink, records; label {@link Metrics#REASON}. */
    public static final String SUPPRESSED = "suppressed_delivered_total";

    /** Outcomes of alerts handed to the sink, records; labels {@code kind}, {@code outcome}, {@code source}. */
    public static final String OUTCOMES = "alert_outcomes_delivered_total";

    /** What partners may see of a window, handed to the sink, records. */
    public static final String PARTNER_VIEWS = "partner_views_delivered_total";

    /** Copies of alert revisions for departments with a topic of their own, handed to the sink, records. */
    public static final String ROUTED = "routed_delivered_total";

    /** What partners without a topic of their own might have seen of a window, left out, records. */
    public static final String PARTNER_VIEWS_UNDELIVERABLE = "partner_views_undeliverable_total";

    /** Rejected records handed to the sink, records; label {@link Metrics#REASON}. */
    public static final String REJECTED = "rejected_delivered_total";

    private DeliveryMetrics() {}
}
