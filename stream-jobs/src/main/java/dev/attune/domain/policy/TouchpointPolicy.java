package dev.attune.domain.policy;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which touchpoints are told apart, and what is told of them.
 *
 * @param names touchpoints of ours besides those of the catalogue; any other name counts as {@code elsewhere}
 * @param mostNames how many partners are told apart at one touchpoint, and likewise segments, releases and features
 * @param minuteDetail what is told of every minute
 * @param tenMinuteDetail what is told of every ten minutes
 * @param hourDetail what is told of every hour
 * @param leastEvents rows of a window with fewer events are not told, but for the hour of the touchpoint as a whole: they
 *     would say more of single customers than of the touchpoint
 * @param partners who may see their own figures, each on a topic of their own; the others are not told
 * @param partnerMinimum how many distinct customers a window must have before a partner may see it
 */
public record TouchpointPolicy(
        List<String> names,
        int mostNames,
        Detail minuteDetail,
        Detail tenMinuteDetail,
        Detail hourDetail,
        int leastEvents,
        List<String> partners,
        int partnerMinimum)
        implements Serializable {

    private static final int MOST_TOUCHPOINTS = 200;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._/-]{0,62}");
    private static final Pattern PARTNER = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** What is told of a window, each including those before it. */
    public enum Detail {
        /** Nothing. */
        NONE,
        /** The touchpoint as a whole. */
        TOUCHPOINT,
        /** By channel, by partner and by segment. */
        DIMENSION,
        /** By every combination of them. */
        COMBINATION
    }

    public TouchpointPolicy {
        names = List.copyOf(names);
        partners = List.copyOf(partners);
    }

    void check(String key, PolicyRules rules) {
        rules.between(key + ".names", names.size(), 0, MOST_TOUCHPOINTS);
        names.forEach(name -> rules.require(
                NAME.matcher(name).matches(),
                key + ".names",
                "must be of lower-case letters, digits, dots, hyphens, underscores and slashes, at most 63",
                name));
        rules.between(key + ".most-names", mostNames, 1, 64);
        rules.between(key + ".least-events", leastEvents, 1, 1_000_000);
        partners.forEach(partner -> rules.require(
                PARTNER.matcher(partner).matches(),
                key + ".partners",
                "must be of lower-case letters, digits and hyphens, at most 63",
                partner));
        rules.require(
                new HashSet<>(partners).size() == partners.size(),
                key + ".partners",
                "must name nobody twice",
                partners);
        rules.between(key + ".partner-minimum", partnerMinimum, 2, 1_000_000);
    }
}
