package dev.attune.sandbox.simulator.live;

import dev.attune.intake.mapping.MappedEvent;

/**
 * One record as it reaches its topic.
 *
 * @param arrival when, on the population's clock, epoch milliseconds
 * @param sequence order among those that arrive at the same instant
 * @param kind what is special about it
 */
record Delivery(long arrival, long sequence, MappedEvent event, Kind kind) implements Comparable<Delivery> {

    enum Kind {
        PLAIN,
        LATE,
        DUPLICATE,
        ANONYMOUS,
        BAD
    }

    @Override
    public int compareTo(Delivery other) {
        int byArrival = Long.compare(arrival, other.arrival);
        return byArrival != 0 ? byArrival : Long.compare(sequence, other.sequence);
    }
}
