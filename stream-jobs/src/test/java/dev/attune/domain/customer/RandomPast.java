package dev.attune.domain.customer;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SupportKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a random customer went through up to now, in order of (time, id): buyers who never visit, visitors who never
 * bought, people who do both in any proportion, with and without misfortunes, from one event to some hundreds.
 *
 * @param now end of a tick after the last of it, epoch milliseconds
 */
record RandomPast(List<Interaction> events, long now, SplittableRandom random) {

    static RandomPast of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int days = 1 + random.nextInt(random.nextBoolean() ? 6 : 150);
        double visits = random.nextInt(4) == 0 ? 0 : Math.pow(random.nextDouble(), 3);
        double purchases = random.nextInt(4) == 0 ? 0 : Math.pow(random.nextDouble(), 3);
        double misfortunes = random.nextBoolean() ? 0 : random.nextDouble() / 3;
        List<Interaction> events = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            long time = Histories.START + day * Histories.DAY + random.nextLong(Histories.DAY - Histories.HOUR);
            if (random.nextDouble() < visits) {
                events.add(Histories.page(Histories.id(random), time, 300));
            }
            if (random.nextDouble() < purchases) {
                events.add(Histories.placed(Histories.id(random), time + Histories.MINUTE, random.nextInt(100)));
            }
            if (random.nextDouble() < misfortunes) {
                misfortune(events, time + 2 * Histories.MINUTE, random);
            }
        }
        if (events.isEmpty()) {
            long time = Histories.START + random.nextLong(Histories.DAY);
            events.add(
                    random.nextBoolean()
                            ? Histories.page(Histories.id(random), time, 300)
                            : Histories.placed(Histories.id(random), time, 10));
        }
        events.sort(Comparator.comparingLong(Interaction::eventTime).thenComparing(Interaction::eventId));
        long last = events.get(events.size() - 1).eventTime();
        long pause = random.nextBoolean() ? random.nextLong(3 * Histories.DAY) : random.nextLong(90 * Histories.DAY);
        return new RandomPast(events, (last + pause) / 1_000 * 1_000 + 2_000, random);
    }

    private static void misfortune(List<Interaction> events, long time, SplittableRandom random) {
        String ticket = "ticket-" + random.nextInt(1_000_000);
        switch (random.nextInt(5)) {
            case 0 -> events.add(Histories.errorPage(Histories.id(random), time));
            case 1 -> events.add(Histories.rated(Histories.id(random), time, 1 + random.nextInt(5)));
            case 2 -> events.add(cancelled(time, random));
            default -> {
                events.add(Histories.support(Histories.id(random), time, SupportKind.OPENED, ticket, -0.8));
                if (random.nextInt(3) > 0) {
                    events.add(Histories.support(
                            Histories.id(random), time + Histories.MINUTE, SupportKind.RESOLVED, ticket, Double.NaN));
                }
            }
        }
    }

    private static Interaction cancelled(long time, SplittableRandom random) {
        PurchaseKind kind = random.nextBoolean() ? PurchaseKind.CANCELLED : PurchaseKind.SUBSCRIPTION_CANCELLED;
        return Histories.purchase(Histories.id(random), time, kind, null, 0, Purchase.NO_TIME);
    }

    /** The customer after all of it, looked at after each event as the operator would. */
    CustomerProfile lived(CustomerModel model) {
        CustomerProfile profile = new CustomerProfile();
        for (Interaction event : events) {
            model.observe(profile, event, false);
            model.assess(Histories.CUSTOMER, profile, event.eventTime() / 1_000 * 1_000 + 1_000);
        }
        return profile;
    }

    Interaction visit(long time) {
        return Histories.page(Histories.id(random), time, 300);
    }

    Interaction purchase(long time) {
        return Histories.placed(Histories.id(random), time, 25);
    }
}
