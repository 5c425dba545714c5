package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evidence that only memory can give: what was announced and did not come, and what is too much for its occasion. */
class ChurnEvidenceTest {

    private static final ChurnPolicy POLICY = Policy.defaults().churn();
    private static final long GRACE = (long) (POLICY.evidenceRule().renewalGraceDays() * Histories.DAY);
    private static final long RENEWS = Histories.START + 30 * Histories.DAY;

    private final CustomerModel model = new CustomerModel(Policy.defaults());
    private final CustomerProfile profile = new CustomerProfile();

    @Test
    void aSubscriptionThatDoesNotRenewIsHeardWithNoEventAtAll() {
        observe(subscribed("start", Histories.START, RENEWS));
        long deadline = untilSettled(Histories.START + 1_000, RENEWS + GRACE);

        assertThat(deadline).isEqualTo(RENEWS + GRACE + 1);
        assertThat(amount(Reason.NOT_RENEWED, RENEWS + GRACE)).isZero();
        assess(deadline);
        assertThat(amount(Reason.NOT_RENEWED, deadline)).isEqualTo(1, within(1e-6));
        assertThat(profile.cases.size()).isZero();
    }

    @Test
    void aRenewalNamesTheNextDate() {
        observe(subscribed("start", Histories.START, RENEWS));
        long next = RENEWS + 30 * Histories.DAY;
        observe(renewed("again", RENEWS, next));
        assess(RENEWS + GRACE + 1_000);

        assertThat(amount(Reason.NOT_RENEWED, RENEWS + GRACE + 1_000)).isZero();
        assess(next + GRACE + 1_000);
        assertThat(amount(Reason.NOT_RENEWED, next + GRACE + 1_000)).isPositive();
    }

    @Test
    void aCancelledSubscriptionIsNotHeldAgainstItsRenewalAsWell() {
        observe(subscribed("start", Histories.START, RENEWS));
        observe(Histories.purchase(
                "end",
                Histories.START + Histories.DAY,
                PurchaseKind.SUBSCRIPTION_CANCELLED,
                "plan",
                0,
                Purchase.NO_TIME));
        assess(RENEWS + GRACE + 1_000);

        assertThat(amount(Reason.SUBSCRIPTION_CANCELLED, RENEWS)).isPositive();
        assertThat(amount(Reason.NOT_RENEWED, RENEWS + GRACE + 1_000)).isZero();
    }

    @Test
    void aResolvedTicketLeavesTheOtherOneOpen() {
        contact("first", Histories.START);
        observe(Histories.placed("order", Histories.START + Histories.DAY, 20));
        contact("second", Histories.START + 2 * Histories.DAY);
        long resolved = Histories.START + 3 * Histories.DAY;
        double before = amount(Reason.UNRESOLVED_TICKET, resolved);
        observe(Histories.support("done", resolved, SupportKind.RESOLVED, "first", Double.NaN));

        assertThat(before).isPositive();
        assertThat(amount(Reason.UNRESOLVED_TICKET, resolved)).isEqualTo(before, within(1e-6));
        observe(Histories.support("done too", resolved + 1_000, SupportKind.RESOLVED, "second", Double.NaN));
        assertThat(amount(Reason.UNRESOLVED_TICKET, resolved + 1_000)).isZero();
    }

    @Test
    void contactsCountOnlyBeyondWhatExposureExplains() {
        long time = Histories.START;
        contact("one", time);
        assertThat(amount(Reason.FREQUENT_CONTACT, time)).isZero();
        contact("two", time + Histories.DAY);
        assertThat(amount(Reason.FREQUENT_CONTACT, time + Histories.DAY)).isEqualTo(1, within(1e-6));

        CustomerProfile busy = new CustomerProfile();
        for (int day = 0; day < 12; day++) {
            model.observe(busy, Histories.placed("order-" + day, time + day * Histories.DAY, 20), false);
        }
        model.observe(busy, Histories.support("three", time + 12 * Histories.DAY, SupportKind.OPENED, "a", 0), false);
        model.observe(busy, Histories.support("four", time + 13 * Histories.DAY, SupportKind.OPENED, "b", 0), false);
        assertThat(amount(busy, Reason.FREQUENT_CONTACT, time + 13 * Histories.DAY))
                .isZero();
    }

    @Test
    void aBrokenPromiseWaitsForTheFeedThatWouldTellItWasKept() {
        long promise = Histories.START + 3 * Histories.DAY;
        observe(Histories.purchase("order", Histories.START, PurchaseKind.PLACED, "order", 20, promise));
        FeedOutages stale = FeedOutages.NONE.stale(EventStream.PURCHASE, promise - Histories.DAY);
        model.hear(stale);
        assess(promise + Histories.DAY);
        assertThat(amount(Reason.LATE_DELIVERY, promise + Histories.DAY)).isZero();

        long back = promise + 2 * Histories.DAY;
        model.hear(stale.live(EventStream.PURCHASE, back));
        assess(back);
        assertThat(amount(Reason.LATE_DELIVERY, back)).isZero();
        assess(back + 1_000);
        assertThat(amount(Reason.LATE_DELIVERY, back + 1_000)).isPositive();
    }

    @Test
    void evidenceIsNotForgottenWhileTheFeedThatWouldAnswerItIsStale() {
        contact("ticket", Histories.START);
        long since = Histories.START + Histories.DAY;
        double before = amount(Reason.UNRESOLVED_TICKET, since);
        FeedOutages stale = FeedOutages.NONE.stale(EventStream.SUPPORT, since);
        model.hear(stale);
        long back = since + 40 * Histories.DAY;

        assertThat(amount(Reason.UNRESOLVED_TICKET, back)).isEqualTo(before);
        model.hear(stale.live(EventStream.SUPPORT, back));
        assertThat(amount(Reason.UNRESOLVED_TICKET, back)).isEqualTo(before);
        assertThat(amount(Reason.UNRESOLVED_TICKET, back + Histories.DAY)).isLessThan(before);
    }

    private void contact(String ticket, long time) {
        observe(Histories.support("contact-" + ticket, time, SupportKind.OPENED, ticket, Double.NaN));
    }

    private static Purchase subscribed(String id, long time, long renewsAt) {
        return step(id, time, PurchaseKind.PLACED, renewsAt);
    }

    private static Purchase renewed(String id, long time, long renewsAt) {
        return step(id, time, PurchaseKind.SUBSCRIPTION_RENEWED, renewsAt);
    }

    private static Purchase step(String id, long time, PurchaseKind kind, long renewsAt) {
        return new Purchase(Histories.envelope(id, time), kind, "plan", 10, "EUR", 1, null, Purchase.NO_TIME, renewsAt);
    }

    private void observe(dev.attune.domain.event.Interaction interaction) {
        model.observe(profile, interaction, false);
        assess(interaction.eventTime() / 1_000 * 1_000 + 1_000);
    }

    private Decision assess(long at) {
        return model.assess(Histories.CUSTOMER, profile, at);
    }

    /** Follows deadlines as the operator would, to the first one after {@code end}. */
    private long untilSettled(long from, long end) {
        long at = from;
        while (at <= end) {
            at = assess(at).deadline();
        }
        return at;
    }

    private double amount(Reason reason, long at) {
        return amount(profile, reason, at);
    }

    private double amount(CustomerProfile of, Reason reason, long at) {
        ChurnInputs inputs = model.inputs(of, at);
        List<Evidence> evidence = inputs.evidence();
        return evidence.stream()
                .filter(each -> each.reason() == reason)
                .mapToDouble(Evidence::amount)
                .sum();
    }
}
