package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.counting.Span;
import dev.attune.cli.evaluate.reading.Purchase;
import dev.attune.cli.evaluate.reading.SupportEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a delivery was late, a ticket stood unresolved or a rating was low, by customer, from raw events. */
final class Misfortunes {

    private static final Set<String> TICKET_BEGINS = Set.of("OPENED", "REOPENED");

    private final Map<String, List<Span>> spans = new HashMap<>();

    private Misfortunes() {}

    /** @param until what is still undelivered or unresolved then has lasted so long */
    static Map<String, List<Span>> of(
            @Nullable List<Purchase> purchases, @Nullable List<SupportEvent> support, long until) {
        Misfortunes misfortunes = new Misfortunes();
        if (purchases != null) {
            misfortunes.addDeliveries(purchases, until);
        }
        if (support != null) {
            misfortunes.addTickets(support, until);
            support.stream()
                    .filter(SupportEvent::isLowRating)
                    .forEach(event -> misfortunes.add(event.customerId(), event.time(), event.time()));
        }
        return misfortunes.spans;
    }

    /** A delivery is late from its promise, the earliest made, until it comes. */
    private void addDeliveries(List<Purchase> purchases, long until) {
        Map<String, Long> delivered = new HashMap<>();
        Map<String, Long> promised = new HashMap<>();
        Map<String, String> customers = new HashMap<>();
        for (Purchase event : purchases) {
            if (event.orderId() == null) {
                continue;
            }
            String order = event.customerId() + '/' + event.orderId();
            customers.put(order, event.customerId());
            if (event.promisedAt() != null) {
                promised.merge(order, event.promisedAt(), Math::min);
            }
            if (event.kind().equals("DELIVERED")) {
                delivered.merge(order, event.time(), Math::min);
            }
        }
        promised.forEach((order, promise) -> {
            long came = delivered.getOrDefault(order, until);
            add(customers.getOrDefault(order, ""), promise, came);
        });
    }

    private void addTickets(List<SupportEvent> support, long until) {
        Map<String, List<SupportEvent>> tickets = new HashMap<>();
        support.stream()
                .filter(event -> event.ticketId() != null)
                .forEach(event -> tickets.computeIfAbsent(
                                event.customerId() + '/' + event.ticketId(), any -> new ArrayList<>())
                        .add(event));
        for (List<SupportEvent> ticket : tickets.values()) {
            for (SupportEvent event : ticket) {
                if (TICKET_BEGINS.contains(event.kind())) {
                    add(event.customerId(), event.time(), resolved(ticket.stream(), event.time(), until));
                }
            }
        }
    }

    private static long resolved(Stream<SupportEvent> ticket, long begun, long until) {
        return ticket.filter(event -> event.kind().equals("RESOLVED") && event.time() >= begun)
                .mapToLong(SupportEvent::time)
                .min()
                .orElse(until);
    }

    private void add(String customerId, long start, long end) {
        if (end >= start) {
            spans.computeIfAbsent(customerId, any -> new ArrayList<>()).add(new Span(start, end));
        }
    }
}
