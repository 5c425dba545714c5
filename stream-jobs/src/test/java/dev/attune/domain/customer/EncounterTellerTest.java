package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.incident.CustomerHash;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.Measures;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EncounterTellerTest {

    private static final long PROMISE = Histories.START + 3 * Histories.DAY;

    private final List<Encounter> met = new ArrayList<>();
    private final CustomerModel model = new CustomerModel(Policy.defaults(), step -> {}, met::add);
    private final CustomerProfile profile = new CustomerProfile();

    @Test
    void every_interaction_on_time_is_met_once_and_no_other() {
        List<Interaction> life = Histories.life(new SplittableRandom(3), 60);
        for (Interaction interaction : life) {
            model.observe(profile, interaction, false);
            model.observe(profile, interaction, false);
        }
        assertThat(met.stream().filter(each -> each.step() != Encounter.Step.NOT_COME))
                .hasSize(life.size());
        met.clear();
        model.observe(profile, Histories.page("late", Histories.START, 100), true);
        assertThat(met).isEmpty();
    }

    @Test
    void a_purchase_tells_what_was_spent_and_a_page_how_long_it_took() {
        model.observe(profile, Histories.placed("a", Histories.START, 12.34), false);
        model.observe(profile, Histories.page("p", Histories.START + 1, 1_500), false);
        assertThat(met.get(0).spent()).isEqualTo(1_234);
        assertThat(met.get(0).spentCurrency()).isEqualTo("EUR");
        assertThat(met.get(0).customer()).isEqualTo(CustomerHash.of(Histories.CUSTOMER));
        assertThat(met.get(0).cell().segment()).isEqualTo("gold");
        assertThat(met.get(1).latencyMs()).isEqualTo(1_500);
        assertThat(met.get(1).spentCurrency()).isNull();
    }

    @Test
    void every_buyer_is_worth_something_and_negative_moments_lose_some_of_it() {
        model.observe(profile, Histories.errorPage("before", Histories.START), false);
        assertThat(met.get(0).stake()).isNull();
        model.observe(profile, Histories.placed("a", Histories.START + 1, 50), false);
        model.observe(profile, Histories.placed("b", Histories.START + 7 * Histories.DAY, 50), false);
        met.clear();
        long time = Histories.START + 20 * Histories.DAY;
        model.observe(profile, Histories.page("fine", time, 100), false);
        model.observe(profile, Histories.errorPage("broken", time + 1), false);
        assertThat(met.get(0).stake().lost()).isZero();
        assertThat(met.get(0).stake().expectedSpend()).isPositive();
        assertThat(met.get(1).stake().lost())
                .isPositive()
                .isLessThan(met.get(1).stake().expectedSpend());
        assertThat(met.get(1).stake().currency()).isEqualTo("EUR");
    }

    @Test
    void a_promise_that_is_broken_with_nothing_happening_is_met_when_it_is_due() {
        model.observe(profile, Histories.purchase("p", Histories.START, PurchaseKind.PLACED, "o", 20, PROMISE), false);
        met.clear();
        long due = model.assess(Histories.CUSTOMER, profile, Histories.START + 1_000)
                .deadline();
        assertThat(met).isEmpty();
        long at = Math.max(due, PROMISE + Histories.DAY * 30);
        model.assess(Histories.CUSTOMER, profile, at);
        assertThat(met).anySatisfy(each -> {
            assertThat(each.step()).isEqualTo(Encounter.Step.NOT_DELIVERED);
            assertThat(each.cell().touchpoint()).isEqualTo("delivery");
            assertThat(each.eventTime()).isEqualTo(at - 1);
            assertThat(each.measures().kind(0)).isEqualTo(SignalKind.DELIVERY_LATENESS);
            assertThat(each.isEvent()).isFalse();
        });
    }

    @Test
    void a_delivery_and_a_return_are_told_apart() {
        model.observe(profile, Histories.purchase("p", Histories.START, PurchaseKind.PLACED, "o", 20, PROMISE), false);
        model.observe(
                profile, Histories.purchase("d", PROMISE - 1, PurchaseKind.DELIVERED, "o", 0, Purchase.NO_TIME), false);
        model.observe(
                profile, Histories.purchase("r", PROMISE + 1, PurchaseKind.RETURNED, "o", 0, Purchase.NO_TIME), false);
        assertThat(met.stream().map(Encounter::step))
                .containsExactly(Encounter.Step.EVENT, Encounter.Step.DELIVERED, Encounter.Step.RETURNED);
    }

    @Test
    void a_delivery_after_a_promise_that_was_told_broken_still_names_its_carrier_late() {
        model.observe(profile, Histories.purchase("p", Histories.START, PurchaseKind.PLACED, "o", 20, PROMISE), false);
        model.assess(Histories.CUSTOMER, profile, PROMISE + 30 * Histories.DAY);
        met.clear();
        long time = PROMISE + 31 * Histories.DAY;
        model.observe(profile, Histories.purchase("d", time, PurchaseKind.DELIVERED, "o", 0, PROMISE), false);
        assertThat(met).singleElement().satisfies(each -> {
            assertThat(each.step()).isEqualTo(Encounter.Step.DELIVERED_LATE);
            assertThat(each.measures().holds(SignalKind.DELIVERY_LATENESS)).isTrue();
            assertThat(each.measures().isNegative()).isTrue();
            assertThat(each.measures().isGap())
                    .as("it was told when it was due")
                    .isFalse();
        });
    }

    @Test
    void a_broken_promise_names_who_shipped_the_order_and_the_delivery_is_told_of_them_already() {
        promise(0, "o", null);
        shipped(Histories.DAY, "o", "swift");
        met.clear();
        model.assess(Histories.CUSTOMER, profile, PROMISE + 3 * Histories.DAY);
        assertThat(broken().cell().partner()).isEqualTo("swift");
        assertThat(broken().measures().isGap())
                .as("promises are expected to be kept")
                .isTrue();
        assertThat(delivered(PROMISE + 4 * Histories.DAY, "o", "swift").step())
                .isEqualTo(Encounter.Step.DELIVERED_LATE_AS_TOLD);
    }

    @Test
    void where_nobody_is_named_it_is_who_brought_the_orders_before_unless_these_differ() {
        promise(0, "a", null);
        delivered(Histories.START + Histories.DAY, "a", "swift");
        promise(0, "b", null);
        met.clear();
        model.assess(Histories.CUSTOMER, profile, PROMISE + 3 * Histories.DAY);
        assertThat(broken().cell().partner()).isEqualTo("swift");
        assertThat(delivered(PROMISE + 4 * Histories.DAY, "b", "other").step())
                .as("it was told of somebody else")
                .isEqualTo(Encounter.Step.DELIVERED_LATE);
        promise(10 * Histories.DAY, "c", null);
        met.clear();
        model.assess(Histories.CUSTOMER, profile, PROMISE + 20 * Histories.DAY);
        assertThat(broken().cell().partner()).isNull();
    }

    @Test
    void a_moment_knows_what_this_customer_could_expect() {
        for (int i = 0; i < 40; i++) {
            model.observe(profile, Histories.page("p" + i, Histories.START + i * 60_000L, 400), false);
        }
        model.observe(profile, Histories.page("slow", Histories.START + Histories.DAY, 1_800), false);
        Measures usual = met.get(39).measures();
        assertThat(usual.expected()).isBetween(900_000, 1_000_000);
        assertThat(usual.isGap()).isFalse();
        Measures slow = met.get(40).measures();
        assertThat(slow.isNegative()).isFalse();
        assertThat(slow.isGap()).isTrue();
    }

    private void promise(long after, String order, String carrier) {
        long time = Histories.START + after;
        model.observe(
                profile, purchase("p" + order, time, PurchaseKind.PLACED, order, PROMISE + after, carrier), false);
    }

    private void shipped(long after, String order, String carrier) {
        long time = Histories.START + after;
        model.observe(
                profile, purchase("s" + order, time, PurchaseKind.SHIPPED, order, Purchase.NO_TIME, carrier), false);
    }

    private Encounter delivered(long time, String order, String carrier) {
        met.clear();
        model.observe(
                profile, purchase("d" + order, time, PurchaseKind.DELIVERED, order, Purchase.NO_TIME, carrier), false);
        return met.get(0);
    }

    private Encounter broken() {
        return met.stream()
                .filter(each -> each.step() == Encounter.Step.NOT_DELIVERED)
                .findFirst()
                .orElseThrow();
    }

    private static Purchase purchase(
            String id, long time, PurchaseKind kind, String order, long promised, String carrier) {
        Purchase plain = Histories.purchase(id, time, kind, order, 20, promised);
        Envelope envelope = plain.envelope();
        Envelope carried = new Envelope(
                envelope.customerId(),
                id,
                time,
                envelope.channel(),
                envelope.touchpoint(),
                envelope.sessionId(),
                envelope.segment(),
                carrier,
                envelope.journeyStage());
        return new Purchase(
                carried,
                kind,
                order,
                plain.amount(),
                plain.currency(),
                1,
                plain.productId(),
                promised,
                Purchase.NO_TIME);
    }
}
