package dev.attune.fit;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.customer.CustomerReplay;
import dev.attune.domain.customer.Observation;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the interactions of one customer to what a fit needs to know of them, by the code of the live job: what is a
 * duplicate, which evidence there was when, how the clocks stood. Beyond it: purchases of one UTC day are one, a
 * session-day is a day with a click of the customer's own, amounts in another currency than the first one's are left out.
 *
 * <p>One collector serves one customer after the other. Not thread-safe.
 */
public final class HistoryCollector {

    private static final long MILLISECONDS_PER_DAY = 86_400_000;

    private final SignalCollector signals = new SignalCollector();
    private final CustomerReplay replay;
    private final long asOf;
    private final int[] daysAgo;

    private OccasionDays purchases = new OccasionDays();
    private OccasionDays sessions = new OccasionDays();
    private @Nullable String segment;
    private @Nullable String currency;
    private int firstDay;
    private double repeatSpend;

    /**
     * @param policy whose rules of evidence hold
     * @param asOf now, epoch milliseconds
     * @param daysAgo when customers are looked at to see what became of them
     */
    public HistoryCollector(Policy policy, long asOf, List<Integer> daysAgo) {
        this.replay = new CustomerReplay(policy, signals);
        this.asOf = asOf;
        this.daysAgo =
                daysAgo.stream().distinct().mapToInt(Integer::intValue).sorted().toArray();
    }

    /** @param interactions of this customer, in (event time, event id) order, none after now */
    public CustomerHistory history(String customerId, List<? extends Interaction> interactions) {
        begin();
        List<ChurnInputs> views = new ArrayList<>();
        int next = daysAgo.length - 1;
        for (Interaction interaction : interactions) {
            for (; next >= 0 && instant(next) < interaction.eventTime(); next--) {
                views.add(replay.at(instant(next)));
            }
            if (replay.observe(interaction) == Observation.ACCEPTED) {
                add(interaction);
            }
        }
        for (; next >= 0; next--) {
            views.add(replay.at(instant(next)));
        }
        return new CustomerHistory(
                customerId,
                segment,
                purchases.renewals(asOf),
                sessions.renewals(asOf),
                spend(),
                matured(views),
                signals.histories());
    }

    private void begin() {
        replay.begin();
        signals.begin();
        purchases = new OccasionDays();
        sessions = new OccasionDays();
        segment = null;
        currency = null;
        repeatSpend = 0;
    }

    private long instant(int index) {
        return asOf - daysAgo[index] * MILLISECONDS_PER_DAY;
    }

    private void add(Interaction interaction) {
        String named = interaction.envelope().segment();
        segment = named == null ? segment : named;
        if (interaction instanceof Click click && click.kind().countsAsActivity()) {
            sessions.add(click.eventTime());
        }
        if (interaction instanceof Purchase purchase && purchase.kind().countsAsPurchase()) {
            add(purchase);
        }
    }

    private void add(Purchase purchase) {
        int day = OccasionDays.day(purchase.eventTime());
        firstDay = purchases.size() == 0 ? day : firstDay;
        purchases.add(purchase.eventTime());
        String in = purchase.currency();
        currency = currency == null ? in : currency;
        if (day > firstDay && (in == null || in.equals(currency))) {
            repeatSpend += purchase.amount();
        }
    }

    private @Nullable SpendHistory spend() {
        int repeats = purchases.size() - 1;
        return repeats > 0 && repeatSpend > 0 ? new SpendHistory(repeats, repeatSpend / repeats) : null;
    }

    /** @param views the longest ago first */
    private List<MaturedHistory> matured(List<ChurnInputs> views) {
        List<MaturedHistory> matured = new ArrayList<>();
        for (int i = 0; i < daysAgo.length; i++) {
            ChurnInputs view = views.get(daysAgo.length - 1 - i);
            if (view.purchases().started() || view.activity().started()) {
                double untilPurchase = purchases.weeksUntilNext(instant(i));
                double untilSession = sessions.weeksUntilNext(instant(i));
                matured.add(new MaturedHistory(
                        daysAgo[i],
                        view.purchases(),
                        view.activity(),
                        view.evidence(),
                        untilPurchase,
                        Math.min(untilPurchase, untilSession)));
            }
        }
        return matured;
    }
}
