package dev.attune.telemetry;

/** Metrics of the way out. Counters start at 0 when the job does; what the topics hold is the truth. */
public final class DeliveryMetrics {

    /** Alert revisions handed to the sink, records; labels {@code kind}, {@code state}, {@code severity}. */
    public static final String ALERTS = "alerts_total";

    /** Customer health records handed to the sink, records. */
    public static final String HEALTH = "customer_health_total";

    /** Rejected records handed to the sink, records; label {@code reason}. */
    public static final String REJECTED = "rejected_total";

    private DeliveryMetrics() {}
}
