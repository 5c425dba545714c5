package dev.attune.customer;

import dev.attune.intake.Arrival;
import java.util.Arrays;

/**
 * What one customer did within one tick, given back in the order in which it is applied: event time, event id, content.
 *
 * <p>Taken as it comes and sorted when first asked for, and only if it came out of order: one comparison per arrival in
 * the common case, O(n log n) at worst, so that a robot with a hundred thousand clicks in a second holds up nobody.
 */
final class TickBatch {

    private Arrival[] arrivals = new Arrival[1];
    private int size;
    private boolean sorted = true;

    void add(Arrival arrival) {
        if (size == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, size * 2);
        }
        sorted = sorted && (size == 0 || ArrivalOrder.INSTANCE.compare(arrivals[size - 1], arrival) <= 0);
        arrivals[size++] = arrival;
    }

    int size() {
        return size;
    }

    Arrival get(int index) {
        if (!sorted) {
            Arrays.sort(arrivals, 0, size, ArrivalOrder.INSTANCE);
            sorted = true;
        }
        return arrivals[index];
    }
}
