package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import dev.attune.policy.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several steps tell together, and what a step tells that does not come. */
class JourneyTest {

    private static final long START = Histories.START + 500;
    private static final long MINUTE = Histories.MINUTE;
    private static final long HOUR = Histories.HOUR;
    private static final long DAY = Histories.DAY;

    private final Follower follower = new Follower(Policy.defaults());

    private int met(Reason reason) {
        return follower.profile.churnEvidence.count(reason);
    }

    private static Follower following(String journey) {
        return new Follower(PolicyReader.read("version: test\njourney: { " + journey + " }"));
    }

    @ParameterizedTest
    @CsvSource({
        // How long the page took to answer, and how often the click counts as dead.
        "openreplay, 1234, 0",
        "openreplay, 1235, 1",
        "sentry, 7000, 0",
        "sentry, 7001, 1"
    })
    void aClickIsDeadWhenThePageTakesLongerThanThePresetAllows(String preset, long after, int dead) {
        Follower instrumented = following("dead-click: " + preset);
        instrumented.see(Journeys.reaction(START - MINUTE));
        instrumented.see(Journeys.click(START, "buy"));
        instrumented.see(Journeys.reaction(START + after));
        assertThat(instrumented.profile.churnEvidence.count(Reason.FRUSTRATION)).isEqualTo(dead);
    }

    @Test
    void itIsDeadWithNoFurtherEventAtTheEndOfItsWaitAndNamesTheClick() {
        follower.see(Journeys.reaction(START - MINUTE));
        follower.see(Journeys.click(START, "buy"));
        follower.until(START + 7000);
        assertThat(met(Reason.FRUSTRATION)).isZero();
        follower.until(START + 8000);
        assertThat(met(Reason.FRUSTRATION)).isEqualTo(1);
        assertThat(follower.profile.evidence.since(0))
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.eventTime()).isEqualTo(START));
    }

    @Test
    void aSourceThatNeverTellsReactionsHasNoDeadClicks() {
        follower.see(Journeys.step(START, ClickKind.PAGE_VIEW, "/cart", null));
        for (int i = 1; i <= 20; i++) {
            follower.see(Journeys.click(START + i * MINUTE, "element-" + i));
        }
        follower.until(START + HOUR);
        assertThat(met(Reason.FRUSTRATION)).isZero();
    }

    @Test
    void aChannelThatTellsReactionsSaysNothingOfAnother() {
        follower.see(Journeys.reaction(START));
        follower.see(Journeys.step("a", START + MINUTE, ClickKind.CLICK, Channel.MOBILE_APP, "/cart", "buy", null));
        follower.until(START + HOUR);
        assertThat(met(Reason.FRUSTRATION)).isZero();
    }

    @Test
    void clickingADeadElementAgainSaysNothingMoreUntilThePageAnswers() {
        follower.see(Journeys.reaction(START - MINUTE));
        for (int i = 0; i < 5; i++) {
            follower.see(Journeys.click(START + i * 10_000L, "buy"));
        }
        assertThat(met(Reason.FRUSTRATION)).isEqualTo(1);
        follower.see(Journeys.click(START + 100_000, "save")).until(START + 110_000);
        assertThat(met(Reason.FRUSTRATION)).as("another element").isEqualTo(2);
        follower.see(Journeys.reaction(START + 120_000));
        follower.see(Journeys.click(START + 130_000, "save")).until(START + 140_000);
        assertThat(met(Reason.FRUSTRATION)).isEqualTo(3);
    }

    @Test
    void anElementMeantForManyClicksIsNeitherRageNorDead() {
        follower.see(Journeys.reaction(START - MINUTE));
        for (int i = 0; i < 9; i++) {
            follower.see(Journeys.click(START + i * 100L, "btn-next"));
        }
        follower.until(START + MINUTE);
        assertThat(met(Reason.FRUSTRATION)).isZero();
    }

    @Test
    void rageIsToldOncePerBurstAndAReactionTakesItFromThePresetThatAsksForNone() {
        for (String preset : new String[] {"sentry", "datadog"}) {
            Follower one = following("rage-click: " + preset);
            one.see(Journeys.click(START, "buy")).see(Journeys.click(START + 300, "buy"));
            one.see(Journeys.reaction(START + 400));
            one.see(Journeys.click(START + 600, "buy"));
            one.see(Journeys.reaction(START + 700));
            int expected = preset.equals("sentry") ? 0 : 1;
            assertThat(one.profile.churnEvidence.count(Reason.FRUSTRATION))
                    .as(preset)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aCheckoutIsAbandonedWithNoFurtherEvent() {
        follower.see(Journeys.step(START, ClickKind.CHECKOUT, "/checkout", null));
        follower.until(START + HOUR);
        assertThat(met(Reason.CHECKOUT_ABANDONED)).isZero();
        follower.until(START + HOUR + 1000);
        assertThat(met(Reason.CHECKOUT_ABANDONED)).isEqualTo(1);
        follower.until(START + 30 * DAY);
        assertThat(met(Reason.CHECKOUT_ABANDONED)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"3600000, PLACED, 0", "3600001, PLACED, 1", "60000, PAYMENT_FAILED, 0", "60000, SHIPPED, 1"})
    void notAfterThePurchaseCame(long after, PurchaseKind kind, int abandoned) {
        follower.see(Journeys.step(START, ClickKind.CHECKOUT, "/checkout", null));
        boolean before = after > HOUR;
        if (before) {
            follower.until(START + after);
        }
        follower.see(Histories.purchase("p", START + after, kind, null, 10, Purchase.NO_TIME));
        follower.until(START + DAY);
        int heard = follower.profile.hours.sum(START + DAY, 48, Panes.FRICTIONS);
        int failed = kind == PurchaseKind.PAYMENT_FAILED ? 1 : 0;
        assertThat(heard - failed).isEqualTo(abandoned);
    }

    @Test
    void everyStepOfACheckoutGivesItTimeAnew() {
        for (int i = 0; i < 4; i++) {
            follower.see(Journeys.step(START + i * 50 * MINUTE, ClickKind.CHECKOUT, "/checkout/" + i, null));
        }
        assertThat(met(Reason.CHECKOUT_ABANDONED)).isZero();
        follower.until(START + 150 * MINUTE + HOUR + 1000);
        assertThat(met(Reason.CHECKOUT_ABANDONED)).isEqualTo(1);
    }

    @Test
    void aPurchaseThatComesLateEndsItsCheckoutWithoutAWord() {
        follower.see(Journeys.step(START, ClickKind.CHECKOUT, "/checkout", null));
        follower.until(START + 20 * MINUTE);
        follower.model.observe(follower.profile, Histories.placed("late", START + MINUTE, 10), true);
        follower.until(START + DAY);
        assertThat(met(Reason.CHECKOUT_ABANDONED)).isZero();
    }

    @Test
    void aStaleFeedLeavesNothingDeadAndNothingAbandoned() {
        for (EventStream feed : new EventStream[] {EventStream.CLICK, EventStream.PURCHASE}) {
            Follower other = new Follower(Policy.defaults());
            other.see(Journeys.reaction(START - MINUTE));
            other.see(Journeys.step(START, ClickKind.CHECKOUT, "/checkout", null));
            other.see(Journeys.click(START + 100, "pay"));
            FeedOutages stale = FeedOutages.NONE.stale(feed, START + 3000);
            other.model.hear(stale);
            other.until(START + 30 * MINUTE);
            other.model.hear(stale.live(feed, START + 40 * MINUTE));
            other.until(START + DAY);
            int dead = feed == EventStream.CLICK ? 0 : 1;
            assertThat(other.profile.hours.sum(START + DAY, 48, Panes.FRICTIONS))
                    .as("%s stale", feed)
                    .isEqualTo(dead);
        }
    }

    @Test
    void aTicketToWhichNoAnswerWasPromisedIsUnansweredAfterThePolicysTime() {
        follower.see(Histories.support("t", START, SupportKind.OPENED, "ticket", Double.NaN));
        follower.until(START + 48 * HOUR);
        assertThat(met(Reason.UNANSWERED)).isZero();
        follower.until(START + 48 * HOUR + 1000);
        assertThat(met(Reason.UNANSWERED)).isEqualTo(1);
        follower.see(Histories.support("r", START + 60 * HOUR, SupportKind.REPLIED, "ticket", Double.NaN));
        follower.until(START + 30 * DAY);
        assertThat(met(Reason.UNANSWERED)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"REPLIED", "RESOLVED"})
    void notAfterTheReplyCame(SupportKind kind) {
        follower.see(Histories.support("t", START, SupportKind.OPENED, "ticket", Double.NaN));
        follower.see(Histories.support("r", START + 48 * HOUR, kind, "ticket", Double.NaN));
        follower.until(START + 30 * DAY);
        assertThat(met(Reason.UNANSWERED)).isZero();
    }

    @Test
    void aTicketWithAPromiseIsHeldAgainstThePromiseAlone() {
        follower.see(Journeys.contact("t", START, SupportKind.OPENED, Channel.CHAT, "ticket", START + 5 * DAY));
        follower.until(START + 5 * DAY);
        assertThat(met(Reason.UNANSWERED) + met(Reason.LATE_ANSWER)).isZero();
        follower.until(START + 30 * DAY);
        assertThat(met(Reason.UNANSWERED)).isZero();
        assertThat(met(Reason.LATE_ANSWER)).isEqualTo(1);
    }

    @Test
    void aDeliveryIsLateAfterThePromiseAndItsGrace() {
        for (int days : new int[] {4, 5}) {
            Follower lenient = following("delivery-grace: P1D");
            lenient.see(Histories.purchase("p", START, PurchaseKind.PLACED, "order", 10, START + 3 * DAY));
            lenient.see(
                    Histories.purchase("d", START + days * DAY, PurchaseKind.DELIVERED, "order", 0, Purchase.NO_TIME));
            int late = lenient.profile.churnEvidence.count(Reason.LATE_DELIVERY);
            assertThat(late).as("delivered after %d days", days).isEqualTo(days - 4);
        }
        Follower waiting = following("delivery-grace: P1D");
        waiting.see(Histories.purchase("p", START, PurchaseKind.PLACED, "order", 10, START + 3 * DAY));
        waiting.until(START + 4 * DAY);
        assertThat(waiting.profile.churnEvidence.count(Reason.LATE_DELIVERY)).isZero();
        waiting.until(START + 4 * DAY + 1000);
        assertThat(waiting.profile.churnEvidence.count(Reason.LATE_DELIVERY)).isEqualTo(1);
    }

    @Test
    void aPromiseForATimeBeforeTheOrderIsCountedAndTheOrderIsTaken() {
        follower.see(Histories.purchase("p", START, PurchaseKind.PLACED, "order", 10, START - 1));
        follower.see(Journeys.contact("t", START, SupportKind.OPENED, Channel.CHAT, "ticket", START - DAY));
        follower.until(START + 10 * DAY);
        assertThat(follower.model.takeImpossiblePromises()).isEqualTo(2);
        assertThat(follower.model.takeImpossiblePromises()).isZero();
        assertThat(met(Reason.LATE_DELIVERY) + met(Reason.LATE_ANSWER)).isZero();
        assertThat(follower.profile.purchases.days()).isEqualTo(1);
    }

    @Test
    void marketingWhileAComplaintIsOpenContradicts() {
        follower.see(Journeys.contact("t", START, SupportKind.OPENED, Channel.CHAT, "ticket", Purchase.NO_TIME));
        follower.see(marketing(START + HOUR));
        assertThat(met(Reason.CONTRADICTION))
                .as("a question is nothing serious")
                .isZero();
        follower.see(Journeys.contact(
                "e", START + 2 * HOUR, SupportKind.ESCALATED, Channel.CHAT, "ticket", Purchase.NO_TIME));
        follower.see(marketing(START + 3 * HOUR));
        assertThat(met(Reason.CONTRADICTION)).isEqualTo(1);
        follower.see(Journeys.contact(
                "r", START + 4 * HOUR, SupportKind.RESOLVED, Channel.CHAT, "ticket", Purchase.NO_TIME));
        follower.see(marketing(START + 5 * HOUR));
        assertThat(met(Reason.CONTRADICTION)).isEqualTo(1);
    }

    @Test
    void aComplaintThatNobodyEverClosesDoesNotForbidMarketingForGood() {
        follower.see(Journeys.contact("t", START, SupportKind.COMPLAINT, Channel.CHAT, "ticket", Purchase.NO_TIME));
        follower.see(marketing(START + 30 * DAY));
        assertThat(met(Reason.CONTRADICTION)).isEqualTo(1);
        follower.see(marketing(START + 30 * DAY + 1));
        assertThat(met(Reason.CONTRADICTION)).isEqualTo(1);
    }

    @Test
    void theSameMatterOnAnotherChannelIsAHop() {
        follower.see(Journeys.contact("a", START, SupportKind.OPENED, Channel.CHAT, "t1", Purchase.NO_TIME));
        follower.see(Journeys.contact("b", START + HOUR, SupportKind.OPENED, Channel.PHONE, "t2", Purchase.NO_TIME));
        assertThat(met(Reason.CHANNEL_HOPS)).isEqualTo(1);
    }

    @Test
    void aReferralSpeaksForStaying() {
        follower.see(Histories.support("r", START, SupportKind.REFERRAL, null, Double.NaN));
        assertThat(met(Reason.REFERRED)).isEqualTo(1);
        assertThat(follower.profile.index.index(Policy.defaults().experience())).isGreaterThan(75);
    }

    @Test
    void sessionsEndWithAPauseOrAfterFourHoursAlsoWhereTheSourceNamesThem() {
        long minutes = 0;
        for (; minutes <= 9 * 60; minutes += 20) {
            follower.see(named(START + minutes * MINUTE, "tab"));
        }
        assertThat(sessions()).as("nine hours without a pause").isEqualTo(3);
        follower.see(named(START + (minutes + 11) * MINUTE, "tab"));
        assertThat(sessions()).as("a pause of 31 minutes").isEqualTo(4);
        follower.see(named(START + (minutes + 12) * MINUTE, "phone"));
        assertThat(sessions()).as("another name").isEqualTo(5);
        follower.see(named(START + (minutes + 13) * MINUTE, "tab"));
        assertThat(sessions()).as("two of them taking turns").isEqualTo(5);
    }

    private int sessions() {
        return follower.profile.days.sum(START + DAY, 3, Panes.SESSIONS);
    }

    private static Click named(long time, String session) {
        return Journeys.step("n" + time, time, ClickKind.PAGE_VIEW, Channel.WEB, "/list", null, session);
    }

    private static Interaction marketing(long time) {
        return Journeys.step("m" + time, time, ClickKind.CONTACT_SENT, Channel.EMAIL, null, null, null);
    }
}
