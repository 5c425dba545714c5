package dev.attune.domain.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.event.SurveyKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Interactions of one customer for tests: hand-made ones, and random lives from a seed. */
final class Histories {

    static final String CUSTOMER = "customer-1";
    static final long START = 1_700_000_000_000L - 1_700_000_000_000L % 86_400_000L;
    static final long MINUTE = 60_000L;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private Histories() {}

    static Envelope envelope(String eventId, long time) {
        return new Envelope(CUSTOMER, eventId, time, Channel.WEB, null, null, "gold", null, null);
    }

    static Click page(String eventId, long time, int latencyMs) {
        return click(eventId, time, ClickKind.PAGE_VIEW, latencyMs, 200);
    }

    static Click errorPage(String eventId, long time) {
        return click(eventId, time, ClickKind.PAGE_VIEW, 300, 500);
    }

    static Click click(String eventId, long time, ClickKind kind, int latencyMs, int status) {
        Envelope envelope = envelope(eventId, time);
        return new Click(
                envelope, kind, "/product/1", null, null, latencyMs, status, null, -1, Click.NO_POSITION, 0, null);
    }

    static Purchase placed(String eventId, long time, double amount) {
        return purchase(eventId, time, PurchaseKind.PLACED, null, amount, Purchase.NO_TIME);
    }

    static Purchase purchase(
            String eventId, long time, PurchaseKind kind, @Nullable String orderId, double amount, long promisedAt) {
        Envelope envelope = envelope(eventId, time);
        String product = orderId == null ? null : "product-" + Math.floorMod(orderId.hashCode(), 20);
        return new Purchase(envelope, kind, orderId, amount, "EUR", 1, product, promisedAt, Purchase.NO_TIME);
    }

    static Support support(String eventId, long time, SupportKind kind, @Nullable String ticketId, double sentiment) {
        return new Support(
                envelope(eventId, time),
                kind,
                ticketId,
                null,
                Purchase.NO_TIME,
                null,
                Double.NaN,
                Double.NaN,
                true,
                Double.NaN,
                sentiment);
    }

    static Support rated(String eventId, long time, double score) {
        Envelope envelope = envelope(eventId, time);
        return new Support(
                envelope,
                SupportKind.SURVEY,
                null,
                null,
                Purchase.NO_TIME,
                SurveyKind.CSAT,
                1,
                5,
                true,
                score,
                Double.NaN);
    }

    /** A life of {@code days} in order of (time, id): sessions, purchases with promises, cases, a bad spell, silences. */
    static List<Interaction> life(SplittableRandom random, int days) {
        List<Interaction> life = new ArrayList<>();
        double pace = 0.1 + random.nextDouble() * 0.8;
        int badFrom = random.nextInt(days);
        for (int day = 0; day < days; day++) {
            boolean silent = day > days / 3 && random.nextInt(4) > 0 && day % 97 > 30;
            if (!silent && random.nextDouble() < pace) {
                long start = START + day * DAY + random.nextLong(20 * HOUR);
                session(life, random, start, day >= badFrom && day < badFrom + 40);
            }
        }
        life.sort(Comparator.comparingLong(Interaction::eventTime).thenComparing(Interaction::eventId));
        return life;
    }

    private static void session(List<Interaction> life, SplittableRandom random, long start, boolean bad) {
        int pages = 1 + random.nextInt(6);
        for (int i = 0; i < pages; i++) {
            long time = start + i * MINUTE + random.nextInt(1000);
            int latency = (int) (400 * Math.exp(random.nextDouble() - 0.5) * (bad ? 3 : 1));
            boolean error = random.nextDouble() < (bad ? 0.2 : 0.02);
            life.add(error ? errorPage(id(random), time) : page(id(random), time, latency));
        }
        if (random.nextDouble() < 0.3) {
            order(life, random, start + pages * MINUTE, bad);
        }
        if (random.nextDouble() < (bad ? 0.3 : 0.05)) {
            ticket(life, random, start + HOUR, bad);
        }
    }

    private static void order(List<Interaction> life, SplittableRandom random, long time, boolean bad) {
        String order = "order-" + random.nextInt(1_000_000);
        long promise = time + 3 * DAY;
        life.add(purchase(id(random), time, PurchaseKind.PLACED, order, random.nextInt(20_000) / 100.0, promise));
        if (random.nextDouble() < 0.9) {
            long delivered = promise + (bad ? 1 : -1) * random.nextLong(2 * DAY);
            life.add(purchase(id(random), delivered, PurchaseKind.DELIVERED, order, 0, Purchase.NO_TIME));
        }
    }

    private static void ticket(List<Interaction> life, SplittableRandom random, long time, boolean bad) {
        String ticket = "ticket-" + random.nextInt(1_000_000);
        double sentiment = bad ? -random.nextDouble() : random.nextDouble();
        life.add(support(id(random), time, SupportKind.OPENED, ticket, sentiment));
        long resolved = time + random.nextLong(5 * DAY);
        if (random.nextDouble() < 0.8) {
            life.add(support(id(random), resolved, SupportKind.RESOLVED, ticket, Double.NaN));
            life.add(rated(id(random), resolved + HOUR, bad ? 1 + random.nextInt(2) : 4 + random.nextInt(2)));
        }
    }

    static String id(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** Every order is as likely as any other. */
    static List<Interaction> shuffled(List<Interaction> life, SplittableRandom random) {
        List<Interaction> shuffled = new ArrayList<>(life);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            shuffled.set(i, shuffled.set(j, shuffled.get(i)));
        }
        return shuffled;
    }
}
