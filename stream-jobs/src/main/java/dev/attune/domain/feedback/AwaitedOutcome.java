package dev.attune.domain.feedback;

import dev.attune.domain.episode.AlertIds;
import dev.attune.domain.episode.AlertKind;

/**
 * An alert that was told, whose outcome is not known yet; or a customer picked at random as if alerted, so that it is known
 * how often what an alert foretells happens anyway.
 */
public final class AwaitedOutcome {

    /** Stands for the revision of what was never told. */
    private static final int PICK = 0;

    private final AlertKind kind;
    private final long openedAt;
    private final String policyVersion;
    private final String modelVersion;
    private int revision;
    private boolean bought;
    private boolean recovered;

    /**
     * @param openedAt epoch milliseconds of event time
     * @param policyVersion of the opening, as is the model's
     */
    public AwaitedOutcome(AlertKind kind, long openedAt, int revision, String policyVersion, String modelVersion) {
        this.kind = kind;
        this.openedAt = openedAt;
        this.revision = revision;
        this.policyVersion = policyVersion;
        this.modelVersion = modelVersion;
    }

    /** A pick at random. */
    public static AwaitedOutcome pick(long openedAt, String policyVersion, String modelVersion) {
        return new AwaitedOutcome(AlertKind.CHURN_RISK, openedAt, PICK, policyVersion, modelVersion);
    }

    /** Whether it is no alert, but a pick at random. */
    public boolean isPick() {
        return revision == PICK;
    }

    AwaitedOutcome copy() {
        AwaitedOutcome copy = new AwaitedOutcome(kind, openedAt, revision, policyVersion, modelVersion);
        copy.bought = bought;
        copy.recovered = recovered;
        return copy;
    }

    public String alertId(String customerId) {
        return AlertIds.of(customerId, kind, openedAt, AlertIds.LIVE);
    }

    public AlertKind kind() {
        return kind;
    }

    public long openedAt() {
        return openedAt;
    }

    String policyVersion() {
        return policyVersion;
    }

    String modelVersion() {
        return modelVersion;
    }

    int revision() {
        return revision;
    }

    /** Another revision of it was told. */
    public void told(int latest) {
        revision = latest;
    }

    /** Whether the customer bought since it opened. */
    public boolean bought() {
        return bought;
    }

    public void buy() {
        bought = true;
    }

    /** Whether the drop ended because the customer fares as could be expected again. */
    public boolean recovered() {
        return recovered;
    }

    public void recover() {
        recovered = true;
    }

    /** @param at when this is known, epoch milliseconds of event time */
    public AlertOutcome known(String customerId, Outcome outcome, OutcomeSource source, long at) {
        return new AlertOutcome(
                alertId(customerId),
                revision,
                kind,
                customerId,
                outcome,
                source,
                openedAt,
                at,
                policyVersion,
                modelVersion,
                false);
    }
}
