package dev.attune.fit;

import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the interactions of one customer, in any order, under the rules of the live job: purchases of one UTC day are
 * one, a session-day is a day with a click of the customer's own, a repeated event id is a duplicate, amounts in another
 * currency than the first one's are left out.
 */
public final class HistoryCollector {

    private static final long MILLISECONDS_PER_DAY = 86_400_000;

    private final String customerId;
    private final OccasionDays purchases = new OccasionDays();
    private final OccasionDays sessions = new OccasionDays();
    private final TreeMap<Integer, Map<String, Double>> spend = new TreeMap<>();
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
        if (interaction instanceof Click click && click.kind().countsAsActivity()) {
            sessions.add(time);
        }
        if (interaction instanceof Purchase purchase
                && purchase.kind().countsAsPurchase()
                && purchaseIds.add(purchase.eventId())) {
            add(purchase);
        }
    }

    private void add(Purchase purchase) {
        purchases.add(purchase.eventTime());
        String in = purchase.currency();
        if (in != null && purchase.eventTime() < currencyTime) {
            currency = in;
            currencyTime = purchase.eventTime();
        }
        spend.computeIfAbsent(OccasionDays.day(purchase.eventTime()), none -> new HashMap<>())
                .merge(in == null ? "" : in, purchase.amount(), Double::sum);
    }

    /**
     * @param asOf now, epoch milliseconds; not before the last interaction
     * @param horizonsDays how long ago customers are looked at to see what became of them
     */
    public CustomerHistory history(long asOf, List<Integer> horizonsDays) {
        List<MaturedHistory> matured = new ArrayList<>();
        for (int days : horizonsDays) {
            long then = asOf - days * MILLISECONDS_PER_DAY;
            Clock clock = purchases.clock(then);
            if (clock.started()) {
                matured.add(new MaturedHistory(days, clock, sessions.clock(then), purchases.silentSince(then)));
            }
        }
        return new CustomerHistory(
                customerId, segment, purchases.renewals(asOf), sessions.renewals(asOf), repeatSpend(), matured);
    }

    private @Nullable SpendHistory repeatSpend() {
        if (purchases.size() < 2) {
            return null;
        }
        double sum = 0;
        for (Map<String, Double> day : spend.tailMap(purchases.first(), false).values()) {
            sum += day.getOrDefault("", 0.0) + (currency == null ? 0 : day.getOrDefault(currency, 0.0));
        }
        int repeats = purchases.size() - 1;
        return sum > 0 ? new SpendHistory(repeats, sum / repeats) : null;
    }
}
