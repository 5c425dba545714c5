package dev.attune.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.policy.JourneyPolicy;
import dev.attune.domain.policy.Policy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loops, forms sent again, and the same matter on another channel. */
class WaysTest {

    private static final long START = 1_700_000_000_000L;
    private static final long HOUR = 3_600_000L;
    private static final JourneyPolicy POLICY = Policy.defaults().journey();

    @ParameterizedTest
    @CsvSource({
        "a b a b a b, true",
        "a b a b a, false",
        "a b c a b c a b c, true",
        "a b c a b c a b, false",
        "x y a b a b a b, true",
        "a b a b c a b, false",
        "a a a a a a a a a, false",
        "a a b a a b a a b, false",
        "a b c d a b c d a b c d, false"
    })
    void twoOrThreePagesInTheSameOrderForThreeRoundsAreALoop(String pages, boolean loop) {
        PageTrail trail = new PageTrail();
        boolean looped = false;
        for (String page : pages.split(" ")) {
            looped |= trail.observe(Steps.view(START, "/" + page), 3) == Finding.TROUBLE;
        }
        assertThat(looped).isEqualTo(loop);
    }

    @Test
    void theSamePageWithAnotherProductIsAnotherPage() {
        PageTrail trail = new PageTrail();
        for (int i = 0; i < 12; i++) {
            Finding finding =
                    trail.observe(i % 2 == 0 ? Steps.view(START, "/list") : Steps.view(START, "/product", "p" + i), 3);
            assertThat(finding).isEqualTo(Finding.NOTHING);
        }
    }

    @Test
    void aSessionLongEnoughForALoopIsFineOnceItIsOverAndALoopIsToldOnce() {
        PageTrail trail = new PageTrail();
        for (int i = 0; i < 5; i++) {
            trail.observe(Steps.view(START, "/page-" + i), 3);
        }
        assertThat(trail.begin()).as("too short to tell").isEqualTo(Finding.NOTHING);
        for (int i = 0; i < 6; i++) {
            trail.observe(Steps.view(START, "/page-" + i), 3);
        }
        trail.rest();
        assertThat(trail.begin()).isEqualTo(Finding.FINE);
        int told = 0;
        for (int i = 0; i < 20; i++) {
            told += trail.observe(Steps.view(START, "/page-" + i % 2), 3) == Finding.TROUBLE ? 1 : 0;
        }
        assertThat(told).isEqualTo(1);
        assertThat(trail.begin()).as("told already").isEqualTo(Finding.NOTHING);
    }

    @Test
    void theThirdSendingOfOneFormIsARetryAndTheFourthSaysNothingMore() {
        FormAttempts attempts = new FormAttempts();
        assertThat(attempts.observe(Steps.form(START, "/login", "password"), POLICY))
                .isEqualTo(Finding.FINE);
        assertThat(attempts.observe(Steps.form(START + 1000, "/login", "password"), POLICY))
                .isEqualTo(Finding.FINE);
        assertThat(attempts.observe(Steps.form(START + 2000, "/login", "password"), POLICY))
                .isEqualTo(Finding.TROUBLE);
        assertThat(attempts.observe(Steps.form(START + 3000, "/login", "password"), POLICY))
                .isEqualTo(Finding.NOTHING);
        assertThat(attempts.observe(Steps.form(START + 4000, "/login", "newsletter"), POLICY))
                .as("another form")
                .isEqualTo(Finding.FINE);
    }

    @ParameterizedTest
    @CsvSource({"600000, TROUBLE", "600001, FINE"})
    void aPauseLongerThanThePolicysEndsTheAttempts(long pause, Finding last) {
        FormAttempts attempts = new FormAttempts();
        attempts.observe(Steps.form(START, "/login", null), POLICY);
        attempts.observe(Steps.form(START + 1000, "/login", null), POLICY);
        assertThat(attempts.observe(Steps.form(START + 1000 + pause, "/login", null), POLICY))
                .isEqualTo(last);
    }

    @Test
    void anotherPageShowsThatTheCustomerGotPastTheForm() {
        FormAttempts attempts = new FormAttempts();
        attempts.observe(Steps.form(START, "/login", "password"), POLICY);
        assertThat(attempts.endsWith(Steps.view(START, "/login"))).isFalse();
        assertThat(attempts.endsWith(Steps.view(START, null))).isFalse();
        assertThat(attempts.endsWith(Steps.view(START, "/account"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // Of the second contact: hours later, its channel, its feature.
        "72, PHONE, delivery, TROUBLE",
        "73, PHONE, delivery, FINE",
        "1, CHAT, delivery, FINE",
        "1, PHONE, billing, FINE"
    })
    void theSameMatterOnAnotherChannelWithinTheTimeIsAHop(long hours, Channel channel, String feature, Finding found) {
        RecentContacts contacts = new RecentContacts();
        long within = POLICY.channelHopWithin().toMillis();
        assertThat(contacts.observe(contact(START, Channel.CHAT, "delivery", "t1"), within))
                .isEqualTo(Finding.FINE);
        assertThat(contacts.observe(contact(START + hours * HOUR, channel, feature, "t2"), within))
                .isEqualTo(found);
    }

    @Test
    void withoutAFeatureTheCaseIsTheMatterAndTheLastThreeContactsAreRemembered() {
        RecentContacts contacts = new RecentContacts();
        contacts.observe(contact(START, Channel.CHAT, null, "t1"), HOUR);
        contacts.observe(contact(START + 1, Channel.CHAT, null, "t2"), HOUR);
        contacts.observe(contact(START + 2, Channel.CHAT, null, "t3"), HOUR);
        assertThat(contacts.observe(contact(START + 3, Channel.EMAIL, null, "t1"), HOUR))
                .isEqualTo(Finding.TROUBLE);
        assertThat(contacts.observe(contact(START + 4, Channel.EMAIL, null, "t2"), HOUR))
                .isEqualTo(Finding.TROUBLE);
        assertThat(contacts.observe(contact(START + 5, Channel.EMAIL, null, "t2"), HOUR))
                .as("on a second channel for the second time: no other one is remembered")
                .isEqualTo(Finding.FINE);
        contacts.forget(START + 2 * HOUR, HOUR);
        assertThat(contacts.isEmpty()).isTrue();
    }

    @Test
    void aContactOfNoKnownChannelOrMatterCannotTell() {
        assertThat(RecentContacts.canTell(contact(START, Channel.OTHER, "delivery", null)))
                .isFalse();
        assertThat(RecentContacts.canTell(contact(START, Channel.CHAT, null, null)))
                .isFalse();
        assertThat(RecentContacts.canTell(contact(START, Channel.CHAT, null, "t1")))
                .isTrue();
    }

    private static Support contact(long time, Channel channel, @Nullable String feature, @Nullable String ticket) {
        Envelope envelope = new Envelope("customer-1", "e" + time, time, channel, null, null, null, null, null);
        return new Support(
                envelope,
                SupportKind.OPENED,
                ticket,
                feature,
                Purchase.NO_TIME,
                null,
                Double.NaN,
                Double.NaN,
                true,
                Double.NaN,
                Double.NaN);
    }
}
