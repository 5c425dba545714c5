package dev.attune.intake;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.experience.TouchpointCatalogue;
import dev.attune.domain.policy.TouchpointPolicy;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices names of touchpoints that are not told apart: and warns once an hour of event time with a few of
 * them, so that whoever feeds an id per event, or misspells, hears of it.
 */
final class UnknownTouchpoints {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownTouchpoints.class);
    private static final long HOUR = 3_600_000L;
    private static final int MOST_EXAMPLES = 5;
    private static final int LONGEST_EXAMPLE = 40;

    private final TouchpointCatalogue catalogue;
    private final Consumer<String> warnings;
    private final Set<String> examples = new TreeSet<>();
    private long quietUntil = Long.MIN_VALUE;
    private long sinceWarning;

    UnknownTouchpoints(TouchpointPolicy policy) {
        this(policy, LOG::warn);
    }

    UnknownTouchpoints(TouchpointPolicy policy, Consumer<String> warnings) {
        this.catalogue = new TouchpointCatalogue(policy);
        this.warnings = warnings;
    }

    /** Whether the interaction names one. */
    boolean heed(Interaction interaction) {
        String given = interaction.envelope().touchpoint();
        if (given == null || !catalogue.isUnknown(given)) {
            return false;
        }
        sinceWarning++;
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(shown(given));
        }
        long time = interaction.eventTime();
        if (time >= quietUntil) {
            warnings.accept(sinceWarning + " events name touchpoints that are not told apart, such as " + examples
                    + ": they count as elsewhere; name yours in touchpoints.names of the policy");
            quietUntil = time + HOUR;
            sinceWarning = 0;
            examples.clear();
        }
        return true;
    }

    private static String shown(String given) {
        String plain = given.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_EXAMPLE ? plain : plain.substring(0, LONGEST_EXAMPLE) + "...";
    }
}
