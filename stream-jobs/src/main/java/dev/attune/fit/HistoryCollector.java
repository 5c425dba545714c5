package dev.attune.fit;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the interactions of one customer, in any order, under the rules of the live job: purchases of one UTC day are
 * one, a session-day is a day with a click of the customer's own, a repeated event id is a duplicate, amounts in another
 * currency than the first one's are left out.
 */
public final class HistoryCollector {

    private static final long MILLISECONDS_PER_DAY = 86_400_000;

    private final String customerId;
    private final TreeMap<Integer, Map<String, Double>> purchases = new TreeMap<>();
    private final TreeSet<Integer> sessions = new TreeSet<>();
    private final Set<String> purchaseIds = new HashSet<>();
    private @Nullable String segment;
    private long segmentTime = Long.MIN_VALUE;
    private @Nullable String currency;
    private long currencyTime = Long.MAX_VALUE;

    public HistoryCollector(String customerId) {
        this.customerId = customerId;
    }

    /** Takes in one interaction of this customer. */
    public void observe(Interaction interaction) {
        long time = interaction.eventTime();
        String named = interaction.envelope().segment();
        if (named != null && time >= segmentTime) {
            segment = named;
            segmentTime = time;
        }
        int day = (int) Math.floorDiv(time, MILLISECONDS_PER_DAY);
        if (interaction instanceof Click click && click.kind().countsAsActivity()) {
            sessions.add(day);
        }
        if (interaction instanceof Purchase purchase
                && purchase.kind().countsAsPurchase()
                && purchaseIds.add(purchase.eventId())) {
            add(purchase, day);
        }
    }

    private void add(Purchase purchase, int day) {
        String in = purchase.currency();
        if (in != null && purchase.eventTime() < currencyTime) {
            currency = in;
            currencyTime = purchase.eventTime();
        }
        purchases
                .computeIfAbsent(day, none -> new HashMap<>())
                .merge(in == null ? "" : in, purchase.amount(), Double::sum);
    }

    /** @param asOf now, epoch milliseconds; not before the last interaction */
    public CustomerHistory history(long asOf) {
        return new CustomerHistory(
                customerId, segment, renewals(purchases.keySet(), asOf), renewals(sessions, asOf), spend());
    }

    private static @Nullable RenewalHistory renewals(Set<Integer> days, long asOf) {
        return days.isEmpty()
                ? null
                : RenewalHistory.of(days.stream().mapToInt(Integer::intValue).toArray(), asOf);
    }

    private @Nullable SpendHistory spend() {
        if (purchases.size() < 2) {
            return null;
        }
        double sum = 0;
        for (Map<String, Double> day :
                purchases.tailMap(purchases.firstKey(), false).values()) {
            sum += day.getOrDefault("", 0.0) + (currency == null ? 0 : day.getOrDefault(currency, 0.0));
        }
        int repeats = purchases.size() - 1;
        return sum > 0 ? new SpendHistory(repeats, sum / repeats) : null;
    }
}
