package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.policy.Policy;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CustomerModelTest {

    private final CustomerModel model = new CustomerModel(Policy.defaults());
    private final CustomerProfile profile = new CustomerProfile();

    @Test
    void aDuplicateChangesNothing() throws Exception {
        Purchase purchase = Histories.placed("same", Histories.START, 10);
        assertThat(model.observe(profile, purchase, false)).isEqualTo(Observation.ACCEPTED);
        byte[] before = GoldenProfiles.bytes(profile);
        assertThat(model.observe(profile, purchase, false)).isEqualTo(Observation.DUPLICATE);
        assertThat(model.observe(profile, purchase, true)).isEqualTo(Observation.DUPLICATE);
        assertThat(GoldenProfiles.bytes(profile)).isEqualTo(before);
        Purchase beyond = Histories.placed("same", Histories.START + Histories.DAY + 1, 10);
        assertThat(model.observe(profile, beyond, false)).isEqualTo(Observation.ACCEPTED);
    }

    @Test
    void purchasesOfOneDayAreOneAndSpendAddsUp() {
        model.observe(profile, Histories.placed("a", Histories.START, 10.25), false);
        model.observe(profile, Histories.placed("b", Histories.START + Histories.HOUR, 5), false);
        model.observe(profile, Histories.placed("c", Histories.START + 7 * Histories.DAY, 1), false);
        Assessment assessment = assess(Histories.START + 14 * Histories.DAY);
        assertThat(assessment.purchase().repeats()).isEqualTo(1);
        assertThat(assessment.purchase().ageAtLast()).isEqualTo(1);
        assertThat(assessment.purchase().age()).isEqualTo(2);
        assertThat(assessment.stakes().lifetimeSpend()).isEqualTo(16.25);
        assertThat(assessment.stakes().currency()).isEqualTo("EUR");
        assertThat(assessment.stakes().segment()).isEqualTo("gold");
        assertThat(assessment.stakes().valueAtRisk())
                .isCloseTo(assessment.stakes().expectedSpend() * assessment.pDead(), within(1e-12));
        assertThat(assessment.activity().pDead()).isNaN();
    }

    @Test
    void windowsCountWhatTheyReach() {
        long at = Histories.START + 40 * Histories.DAY;
        model.observe(profile, Histories.placed("old", Histories.START, 7), false);
        model.observe(profile, Histories.errorPage("recent", at - 30 * Histories.MINUTE), false);
        model.observe(profile, Histories.page("now", at - Histories.MINUTE, 5000), false);
        List<Window> windows = assess(at).windows();
        assertThat(windows.stream().map(Window::interactions)).containsExactly(2L, 2L, 2L, 2L, 3L);
        assertThat(windows.get(0).errors()).isEqualTo(1);
        assertThat(windows.get(0).frictions()).isEqualTo(1);
        assertThat(windows.get(0).sessions()).isEqualTo(1);
        assertThat(windows.get(4).spend()).isEqualTo(7);
        assertThat(windows.get(3).purchases()).isZero();
    }

    @Test
    void sessionsThatTakeTurnsAreCountedOnceEach() {
        long start = Histories.START;
        for (int i = 0; i < 10; i++) {
            model.observe(profile, click("e" + i, start + i * 1_000L, i % 2 == 0 ? "phone" : "laptop"), false);
        }
        model.observe(profile, click("e10", start + 20_000, "tablet"), false);
        assertThat(assess(start + Histories.HOUR).windows().get(1).sessions()).isEqualTo(3);
    }

    private static Click click(String eventId, long time, String session) {
        return new Click(
                new Envelope(Histories.CUSTOMER, eventId, time, Channel.WEB, null, session, null, null, null),
                ClickKind.PAGE_VIEW,
                null,
                null,
                null,
                Click.NOT_GIVEN,
                Click.NOT_GIVEN,
                null,
                Click.NOT_GIVEN,
                Click.NO_POSITION,
                Click.NO_POSITION,
                null);
    }

    @Test
    void casesThatGaveWayWhileStillOpenAreCounted() {
        for (int i = 0; i < OpenCases.MOST + 3; i++) {
            long promise = Histories.START + 30 * Histories.DAY;
            model.observe(
                    profile,
                    Histories.purchase("e" + i, Histories.START + i, PurchaseKind.PLACED, "order-" + i, 10, promise),
                    false);
        }
        assertThat(model.takeForgottenCases()).isEqualTo(3);
        assertThat(model.takeForgottenCases()).isZero();
    }

    @Test
    void otherCurrenciesAreKeptApartAndSaidSo() {
        model.observe(profile, Histories.placed("a", Histories.START, 10), false);
        Purchase dollars = new Purchase(
                Histories.envelope("b", Histories.START + 1),
                PurchaseKind.PLACED,
                null,
                99,
                "USD",
                1,
                null,
                Purchase.NO_TIME,
                Purchase.NO_TIME);
        model.observe(profile, dollars, false);
        Assessment assessment = assess(Histories.START + 1000);
        assertThat(assessment.stakes().lifetimeSpend()).isEqualTo(10);
        assertThat(assessment.confidence().missing()).contains("MIXED_CURRENCY", "NO_CLICKS", "NO_SUPPORT");
        assertThat(assessment.confidence().missing()).isSorted();
    }

    @Test
    void pDeadAndRiskAreNumbersWhateverIsKnown() {
        model.observe(profile, Histories.support("s", Histories.START, SupportKind.OPENED, "t", 0), false);
        Assessment assessment = assess(Histories.START + Histories.DAY);
        assertThat(assessment.pDead()).isBetween(0.0, 1.0);
        assertThat(assessment.stakes().risk()).isBetween(0.0, 1.0);
        assertThat(assessment.lifecycle()).isEqualTo(Lifecycle.PROSPECT);
    }

    @Test
    void lateEventsNeverAlertByThemselves() {
        long seed = Long.getLong("attune.seed", 13L);
        for (int i = 0; i < 20; i++) {
            CustomerProfile late = new CustomerProfile();
            Histories.life(new SplittableRandom(seed + i), 100)
                    .forEach(interaction -> model.observe(late, interaction, true));
            assertThat(late.drop.observations()).isZero();
            assertThat(late.index.known()).isFalse();
            assertThat(late.churnEvidence.isEmpty()).isTrue();
            assertThat(late.cases.size()).isZero();
            assertThat(late.eventful).isFalse();
        }
    }

    @Test
    void aLateDeliveryRecordClosesItsOrderWithoutASignal() {
        long promise = Histories.START + Histories.DAY;
        model.observe(profile, Histories.purchase("p", Histories.START, PurchaseKind.PLACED, "o", 1, promise), false);
        long before = profile.drop.observations();
        Interaction delivered = Histories.purchase("d", promise - 1, PurchaseKind.DELIVERED, "o", 0, Purchase.NO_TIME);
        model.observe(profile, delivered, true);
        assertThat(profile.cases.size()).isZero();
        assertThat(profile.drop.observations()).isEqualTo(before);
    }

    @Test
    void theIndexIsUnknownBeforeTheFirstSignalAndFallsWithBadOnes() {
        model.observe(profile, Histories.purchase("s", 1000, PurchaseKind.SHIPPED, null, 0, Purchase.NO_TIME), false);
        assertThat(assess(2000).experienceIndex()).isNaN();
        for (int i = 0; i < 20; i++) {
            model.observe(profile, Histories.page("good-" + i, Histories.START + i, 100), false);
        }
        double good = assess(Histories.START + 1000).experienceIndex();
        for (int i = 0; i < 20; i++) {
            model.observe(profile, Histories.errorPage("bad-" + i, Histories.START + 2000 + i), false);
        }
        Assessment bad = assess(Histories.START + 3000);
        assertThat(good).isGreaterThan(85);
        assertThat(bad.experienceIndex()).isLessThan(good - 20);
        assertThat(bad.experienceGap()).isNegative();
    }

    private Assessment assess(long at) {
        return model.assess(Histories.CUSTOMER, profile, at).assessment();
    }
}
