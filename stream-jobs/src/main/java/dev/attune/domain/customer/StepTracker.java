package dev.attune.domain.customer;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notices the steps of a customer that the shop as a whole counts, each once. */
final class StepTracker {

    private final int spanDays;
    private final Consumer<Step> told;
    private final Murmur128 murmur = new Murmur128();

    StepTracker(Policy policy, Consumer<Step> told) {
        this.spanDays = policy.churn().horizonDays();
        this.told = told;
    }

    /**
     * After an interaction that was taken in.
     *
     * @param purchaseDaysBefore how many days with a purchase there were before it
     */
    void observed(CustomerProfile profile, Interaction interaction, int purchaseDaysBefore) {
        if (!(interaction instanceof Purchase purchase) || !purchase.kind().countsAsPurchase()) {
            return;
        }
        if (profile.purchases.days() > purchaseDaysBefore) {
            told.accept(new Step.Bought(purchaseDaysBefore > 0));
        }
        String product = purchase.productId();
        if (product != null) {
            murmur.hash(product.getBytes(StandardCharsets.UTF_8));
            int day = OccasionClock.day(purchase.eventTime());
            told.accept(profile.products.buy(product, (int) murmur.high(), day, spanDays));
        }
    }

    /** After an assessment; {@code now} is null of a customer who is to be forgotten. */
    void assessed(CustomerProfile profile, @Nullable Lifecycle now) {
        if (profile.countedAs != now) {
            told.accept(new Step.Moved(profile.countedAs, now));
            profile.countedAs = now;
        }
    }
}
