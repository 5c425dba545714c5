package dev.attune.customer;

import dev.attune.intake.Arrival;
import java.util.Arrays;

/** What one customer did within one tick, kept in the order in which it is applied. */
final class TickBatch {

    private Arrival[] arrivals = new Arrival[1];
    private int size;

    /** Inserts by (event time, event id, content); batches are small, so an insertion costs next to nothing. */
    void add(Arrival arrival) {
        if (size == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, size * 2);
        }
        int at = size++;
        while (at > 0 && ArrivalOrder.INSTANCE.compare(arrivals[at - 1], arrival) > 0) {
            arrivals[at] = arrivals[at - 1];
            at--;
        }
        arrivals[at] = arrival;
    }

    int size() {
        return size;
    }

    Arrival get(int index) {
        return arrivals[index];
    }
}
