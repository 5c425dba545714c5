package dev.attune.domain.incident;

import org.jspecify.annotations.Nullable;

/**
 * One moment at which a customer met us, as far as the fleet is concerned: an interaction, or a promise broken with nothing
 * happening at all. It carries no customer identifier, only a hash to tell customers apart.
 *
 * @param cell where
 * @param eventTime when, epoch milliseconds
 * @param customer 64 well-mixed bits of the customer; {@link #ANONYMOUS} where nobody knows who
 * @param measures the signals
 * @param latencyMs what was waited for a page, milliseconds; negative where not measured
 * @param latencyTargetMs the Apdex target it is held against, milliseconds; not read where nothing was measured
 * @param step what it was besides
 * @param spent cents; 0 where nothing was bought
 * @param spentCurrency ISO 4217; null where nothing was bought
 * @param stake what the customer is worth, and what of it is lost; null of one who never bought, and of anonymous ones
 */
public record Encounter(
        Cell cell,
        long eventTime,
        long customer,
        Measures measures,
        int latencyMs,
        double latencyTargetMs,
        Step step,
        long spent,
        @Nullable String spentCurrency,
        @Nullable Stake stake) {

    /** Stands for a customer nobody knows. */
    public static final long ANONYMOUS = 0;

    /** Stands for a latency that was not measured. */
    public static final int NOT_MEASURED = -1;

    /** What a moment was besides its signals. The ordinal is written to state: append only. */
    public enum Step {
        /** A customer's event of no further consequence here. */
        EVENT,
        /** An order was delivered. */
        DELIVERED,
        /** An order came back. */
        RETURNED,
        /** No event: an order was not delivered by its promise. */
        NOT_DELIVERED,
        /** No event: something else that was to come did not. */
        NOT_COME,
        /** An order was delivered that had broken its promise before: {@link #NOT_DELIVERED} told of it, not by whom. */
        DELIVERED_LATE,
        /** The same where it was told of this partner. */
        DELIVERED_LATE_AS_TOLD
    }

    /**
     * What the shop stands to lose.
     *
     * @param expectedSpend of the customer over the horizon if nothing were amiss, cents
     * @param lost expected spend times the rise of the probability of having left by this moment, cents; 0 where it was not
     *     negative
     * @param currency ISO 4217; null where none is known
     */
    public record Stake(
            long expectedSpend, long lost, @Nullable String currency) {}

    /** Whether something happened, or nothing did that was to. */
    public boolean isEvent() {
        return step != Step.NOT_DELIVERED && step != Step.NOT_COME;
    }
}
