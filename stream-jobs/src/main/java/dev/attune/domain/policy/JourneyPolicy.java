package dev.attune.domain.policy;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * When steps of a customer's way are told together as one signal; docs/signals.md says what each of them is.
 *
 * @param rageClick whose definition of rage clicks holds
 * @param deadClick whose definition of dead clicks holds
 * @param ignoredElements words in the name of an element that is meant to be clicked again and again: no rage, no dead
 *     click
 * @param sessionPause pause that ends a session
 * @param sessionLength longest session
 * @param loopRounds how many times round the same two or three pages are a loop, at least 2
 * @param formAttempts how many times one form is sent before it is a retry, at least 2
 * @param formPause longest pause between two of them
 * @param abandonedAfter how long after its last step a checkout without a purchase is abandoned
 * @param deliveryGrace how long after its promise a delivery is late
 * @param unansweredAfter how long a case to which no answer was promised may stay without a reply
 * @param channelHopWithin within which a contact about the same matter on another channel is a hop
 * @param seriousFor how long a complaint or an escalation counts as open if nobody ever closes it
 */
public record JourneyPolicy(
        RageClickPreset rageClick,
        DeadClickPreset deadClick,
        List<String> ignoredElements,
        Duration sessionPause,
        Duration sessionLength,
        int loopRounds,
        int formAttempts,
        Duration formPause,
        Duration abandonedAfter,
        Duration deliveryGrace,
        Duration unansweredAfter,
        Duration channelHopWithin,
        Duration seriousFor)
        implements Serializable {

    private static final int MOST_ROUNDS = 10;
    private static final int MOST_ATTEMPTS = 50;

    public JourneyPolicy {
        ignoredElements = List.copyOf(ignoredElements);
    }

    void check(String key, PolicyRules rules) {
        ignoredElements.forEach(word -> rules.filled(key + ".ignored-elements", word));
        rules.positive(key + ".session-pause", sessionPause);
        rules.positive(key + ".session-length", sessionLength);
        rules.between(key + ".loop-rounds", loopRounds, 2, MOST_ROUNDS);
        rules.between(key + ".form-attempts", formAttempts, 2, MOST_ATTEMPTS);
        rules.positive(key + ".form-pause", formPause);
        rules.positive(key + ".abandoned-after", abandonedAfter);
        rules.notNegative(key + ".delivery-grace", deliveryGrace);
        rules.positive(key + ".unanswered-after", unansweredAfter);
        rules.positive(key + ".channel-hop-within", channelHopWithin);
        rules.positive(key + ".serious-for", seriousFor);
    }
}
