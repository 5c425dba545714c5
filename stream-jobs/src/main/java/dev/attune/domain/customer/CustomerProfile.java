package dev.attune.domain.customer;

/** The whole state of one customer: mutable, compact, without an engine. Read and changed by {@link CustomerModel}. */
public final class CustomerProfile {

    long lastEventTime = Long.MIN_VALUE;

    /** A deep copy: changing either leaves the other alone. */
    public CustomerProfile copy() {
        CustomerProfile copy = new CustomerProfile();
        copy.lastEventTime = lastEventTime;
        return copy;
    }
}
