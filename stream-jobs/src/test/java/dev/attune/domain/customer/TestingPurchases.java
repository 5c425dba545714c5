package dev.attune.domain.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Purchases of many customers, and the steps that the customer model makes of them. */
public final class TestingPurchases {

    private TestingPurchases() {}

    /** One purchase of a product. */
    public record Bought(String customer, String product, long time) {}

    /** Hears a step at an instant of event time. */
    @FunctionalInterface
    public interface StepListener {
        void hear(long time, Step step);
    }

    /** Some customers, each buying a product once or a few times within so many days, in order of time. */
    public static List<Bought> random(SplittableRandom random, int customers, int days, String product) {
        List<Bought> purchases = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            int times = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1;
            long from = random.nextLong(days * Histories.DAY);
            for (int j = 0; j < times; j++) {
                long time = Math.min(from + random.nextLong(50 * Histories.DAY), days * Histories.DAY - 1);
                purchases.add(new Bought("customer-" + i, product, Histories.START + time));
            }
        }
        purchases.sort(Comparator.comparingLong(Bought::time).thenComparing(Bought::customer));
        return purchases;
    }

    /** What the product of each purchase hears of it. */
    public static void steps(List<Bought> purchases, int spanDays, StepListener listener) {
        Map<String, CustomerProfile> profiles = new HashMap<>();
        long[] now = new long[1];
        CustomerModel model = new CustomerModel(Policy.defaults().withHorizon(spanDays), step -> {
            if (step instanceof Step.BoughtProduct) {
                listener.hear(now[0], step);
            }
        });
        for (int i = 0; i < purchases.size(); i++) {
            Bought each = purchases.get(i);
            now[0] = each.time();
            CustomerProfile profile = profiles.computeIfAbsent(each.customer(), any -> new CustomerProfile());
            model.observe(profile, purchase(each, "event-" + i), false);
        }
    }

    public static Purchase purchase(Bought bought, String eventId) {
        Envelope envelope =
                new Envelope(bought.customer(), eventId, bought.time(), Channel.WEB, null, null, null, null, null);
        return new Purchase(
                envelope,
                PurchaseKind.PLACED,
                null,
                10,
                "EUR",
                1,
                bought.product(),
                Purchase.NO_TIME,
                Purchase.NO_TIME);
    }
}
