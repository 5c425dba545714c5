package dev.attune.customer;

import dev.attune.domain.customer.CustomerProfile;

/**
 * What is kept for one customer: the profile, and the bookkeeping of their single timer.
 *
 * <p>The timer is re-armed lazily: when the deadline moves out, the armed timer stays and, on firing, moves on; so
 * events cost no timer work. Both instants are ends of ticks minus one millisecond, as Flink counts timers.
 */
final class CustomerState {

    /** No timer, no deadline. */
    static final long NEVER = Long.MAX_VALUE;

    final CustomerProfile profile;

    /** When the customer is to be assessed next if nothing happens. */
    long due = NEVER;

    /** For when the timer is set; at or before {@link #due}. */
    long armed = NEVER;

    CustomerState(CustomerProfile profile) {
        this.profile = profile;
    }

    CustomerState(CustomerProfile profile, long due, long armed) {
        this.profile = profile;
        this.due = due;
        this.armed = armed;
    }

    CustomerState copy() {
        return new CustomerState(profile.copy(), due, armed);
    }
}
