package dev.attune.intake;

import dev.attune.domain.event.Click;
import java.util.Set;
import java.util.function.Supplier;

/** What became of one record, before it is counted: each exit of intake has its own type. */
public sealed interface IntakeRecord {

    /**
     * Passed: on its way to its customer.
     *
     * @param arrival without raw bytes
     * @param raw makes the record as it was read; asked for only if it turns out to be too late
     * @param oddities what in it is not believed
     */
    record Accepted(Arrival arrival, Supplier<RawRecord> raw, Set<Oddity> oddities) implements IntakeRecord {}

    /**
     * A click of somebody unknown: counted, for touchpoint figures only.
     *
     * @param click its envelope carries the anonymous id in place of the customer's
     * @param brokerTime when the broker took it, epoch milliseconds
     * @param oddities what in it is not believed
     */
    record Anonymous(Click click, long brokerTime, Set<Oddity> oddities) implements IntakeRecord {}

    /**
     * A heartbeat: moves the clock of its partition, nothing else.
     *
     * @param eventTime epoch milliseconds UTC
     */
    record Control(long eventTime) implements IntakeRecord {}

    /** Refused, with reason and raw bytes; never moves the clock. */
    record Rejected(RejectedRecord rejected) implements IntakeRecord {}

    /**
     * No record but the want of some: the log no longer held them when their turn came. Never moves the clock.
     *
     * @param records how many, at least 1
     */
    record Skipped(long records) implements IntakeRecord {}
}
