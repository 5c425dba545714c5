package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.incident.CustomerHash;
import dev.attune.domain.incident.Encounter;
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
    void only_negative_moments_of_buyers_put_something_at_stake() {
        model.observe(profile, Histories.errorPage("before", Histories.START), false);
        assertThat(met.get(0).stake()).isNull();
        model.observe(profile, Histories.placed("a", Histories.START + 1, 50), false);
        model.observe(profile, Histories.placed("b", Histories.START + 7 * Histories.DAY, 50), false);
        met.clear();
        long time = Histories.START + 20 * Histories.DAY;
        model.observe(profile, Histories.page("fine", time, 100), false);
        model.observe(profile, Histories.errorPage("broken", time + 1), false);
        assertThat(met.get(0).stake()).isNull();
        assertThat(met.get(1).stake()).isNotNull();
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
        });
    }
}
