package dev.attune.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Holds the customers of a {@link Sample}, whatever order they come in. Reservoirs of parts, poured into another one, hold
 * what one of all would. O(log n) per customer.
 */
public final class Reservoir {

    private static final Comparator<CustomerHistory> BY_HASH = Comparator.comparingLong(
                    (CustomerHistory each) -> CustomerHash.of(each.customerId()))
            .thenComparing(CustomerHistory::customerId);

    private final Sample sample;
    private final Map<String, PriorityQueue<CustomerHistory>> bySegment = new HashMap<>();

    public Reservoir(Sample sample) {
        this.sample = sample;
    }

    public void add(CustomerHistory customer) {
        String segment = customer.segment();
        PriorityQueue<CustomerHistory> held = bySegment.computeIfAbsent(
                sample.bySegment() && segment != null ? segment : "", none -> new PriorityQueue<>(BY_HASH.reversed()));
        held.add(customer);
        if (held.size() > sample.most()) {
            held.remove();
        }
    }

    /** In the order of their ids. */
    public List<CustomerHistory> customers() {
        List<CustomerHistory> customers = new ArrayList<>();
        bySegment.values().forEach(customers::addAll);
        customers.sort(Comparator.comparing(CustomerHistory::customerId));
        return customers;
    }
}
