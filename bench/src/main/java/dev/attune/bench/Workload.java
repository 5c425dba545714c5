package dev.attune.bench;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Interactions for measuring: 94 % clicks, 5 % purchases (placed and delivered by turns), 1 %
 * support (opened and resolved by turns), customers at random, event time advancing
 * evenly. Not a simulation: the mix and the sizes of records are what matters here.
 */
final class Workload {

    static final long START = 1_735_689_600_000L; // 2025-01-01T00:00:00Z

    private static final String[] TOUCHPOINTS = {"home", "search", "product", "cart", "checkout", "account"};

    private final SplittableRandom random;
    private final int customers;
    private final double millisPerEvent;
    private final Map<String, String> orders = new HashMap<>();
    private final Map<String, String> cases = new HashMap<>();
    private long made;

    /** @param eventsPerSecond how many interactions fall into a second of event time, of all customers together */
    Workload(long seed, int customers, double eventsPerSecond) {
        this.random = new SplittableRandom(seed);
        this.customers = customers;
        this.millisPerEvent = 1_000 / eventsPerSecond;
    }

    Interaction next() {
        long time = START + (long) (made++ * millisPerEvent);
        String customer = "customer-" + random.nextInt(customers);
        int draw = random.nextInt(100);
        if (draw < 94) {
            return click(customer, time);
        }
        return draw < 99 ? purchase(customer, time) : support(customer, time);
    }

    private Click click(String customer, long time) {
        String touchpoint = TOUCHPOINTS[random.nextInt(TOUCHPOINTS.length)];
        return new Click(
                envelope(customer, time, touchpoint),
                ClickKind.PAGE_VIEW,
                "/" + touchpoint,
                null,
                null,
                (int) (300 * Math.exp(0.5 * random.nextGaussian())),
                random.nextInt(50) == 0 ? 500 : 200,
                null,
                Click.NOT_GIVEN,
                Click.NO_POSITION,
                Click.NO_POSITION,
                null);
    }

    /** Places an order, or has the one before delivered. */
    private Purchase purchase(String customer, long time) {
        String open = orders.remove(customer);
        String order = open == null ? "order-" + made : open;
        if (open == null) {
            orders.put(customer, order);
        }
        return new Purchase(
                envelope(customer, time, "checkout"),
                open == null ? PurchaseKind.PLACED : PurchaseKind.DELIVERED,
                order,
                random.nextInt(10_000) / 100.0,
                "EUR",
                1,
                null,
                time + 3 * 86_400_000L,
                Purchase.NO_TIME);
    }

    /** Opens a case, or has the one before resolved. */
    private Support support(String customer, long time) {
        String open = cases.remove(customer);
        String ticket = open == null ? "ticket-" + made : open;
        if (open == null) {
            cases.put(customer, ticket);
        }
        return new Support(
                envelope(customer, time, "support-chat"),
                open == null ? SupportKind.OPENED : SupportKind.RESOLVED,
                ticket,
                "delivery",
                Purchase.NO_TIME,
                null,
                Double.NaN,
                Double.NaN,
                true,
                Double.NaN,
                random.nextDouble(-1, 1));
    }

    private Envelope envelope(String customer, long time, String touchpoint) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        return new Envelope(customer, id, time, Channel.WEB, touchpoint, "session-" + made / 7, "retail", null, null);
    }
}
