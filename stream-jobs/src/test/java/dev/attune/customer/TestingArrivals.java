package dev.attune.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.intake.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A small seeded population: buyers with a rhythm who browse, meet errors, and at some point stop. */
final class TestingArrivals {

    static final long START = 1_735_689_600_000L; // 2025-01-01T00:00:00Z
    private static final long DAY = Duration.ofDays(1).toMillis();

    private TestingArrivals() {}

    static Arrival click(String customer, String eventId, long time, int latencyMs, int status) {
        Click click = new Click(
                envelope(customer, eventId, time, "checkout"),
                ClickKind.PAGE_VIEW,
                "/checkout",
                null,
                null,
                latencyMs,
                status,
                null,
                Click.NOT_GIVEN,
                Click.NO_POSITION,
                Click.NO_POSITION,
                null);
        return new Arrival(click, time, null, null);
    }

    static Arrival purchase(String customer, String eventId, long time, double amount) {
        return purchase(customer, eventId, time, PurchaseKind.PLACED, amount);
    }

    static Arrival purchase(String customer, String eventId, long time, PurchaseKind kind, double amount) {
        Purchase purchase = new Purchase(
                envelope(customer, eventId, time, "checkout"),
                kind,
                "order-" + eventId,
                amount,
                "EUR",
                1,
                null,
                Purchase.NO_TIME,
                Purchase.NO_TIME);
        return new Arrival(purchase, time, null, null);
    }

    private static Envelope envelope(String customer, String eventId, long time, String touchpoint) {
        return new Envelope(customer, eventId, time, Channel.WEB, touchpoint, null, "retail", null, null);
    }

    /** In event-time order, ties by event id. */
    static List<Arrival> population(long seed, int customers, int days) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (int c = 0; c < customers; c++) {
            live("c" + c, random.split(), days, arrivals);
        }
        arrivals.sort(Comparator.comparingLong((Arrival a) -> a.interaction().eventTime())
                .thenComparing(a -> a.interaction().eventId()));
        return arrivals;
    }

    private static void live(String customer, SplittableRandom random, int days, List<Arrival> arrivals) {
        int every = 2 + random.nextInt(6);
        int death = random.nextBoolean() ? days : days / 3 + random.nextInt(days / 3);
        int bad = random.nextInt(days);
        for (int day = random.nextInt(every); day < death; day += 1 + random.nextInt(2 * every)) {
            long time = START + day * DAY + random.nextInt((int) DAY - 600_000);
            boolean suffering = day >= bad && day < bad + 20;
            for (int page = 0; page < 3 + random.nextInt(5); page++) {
                int latency = (int) ((suffering ? 900 : 250) * Math.exp(random.nextGaussian() * 0.4));
                int status = random.nextDouble() < (suffering ? 0.3 : 0.02) ? 500 : 200;
                arrivals.add(click(customer, id(random), time + page * 700L, latency, status));
            }
            if (random.nextInt(3) == 0) {
                arrivals.add(purchase(customer, id(random), time + 9_000, 5 + random.nextInt(50)));
            }
        }
    }

    private static String id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Another order in which nothing is moved by more than {@code boundMs} of event time. */
    static List<Arrival> shuffledWithin(List<Arrival> arrivals, long boundMs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        record Delayed(Arrival arrival, long at) {}
        return arrivals.stream()
                .map(a -> new Delayed(a, a.interaction().eventTime() + random.nextLong(boundMs)))
                .sorted(Comparator.comparingLong(Delayed::at))
                .map(Delayed::arrival)
                .toList();
    }
}
