package dev.attune.control;

import dev.attune.domain.event.EventStream;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.InvalidPolicyException;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.ModelReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a change must be like before anybody is judged by it: the rules of a file, on what came by a topic. */
public final class ControlRules {

    /** Far enough for any plan, near enough for arithmetic on ticks. */
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private static final Set<String> FEED_STATES = Set.of("LIVE", "STALE", "MISSING");

    private final Policy policy;

    /** @param policy what models are laid over */
    public ControlRules(Policy policy) {
        this.policy = policy;
    }

    /** Whether an effective time can be one, epoch milliseconds. */
    public static boolean isInstant(long time) {
        return time >= 0 && time <= LATEST;
    }

    /** Every broken rule, in the house form; empty where the change can be made. */
    public List<String> problems(ControlChange change) {
        return switch (change.kind()) {
            case MODEL -> modelProblems(change);
            case FEED_STATUS -> feedProblems(change);
        };
    }

    private List<String> modelProblems(ControlChange change) {
        try {
            FittedModel model = ModelReader.read(change.document());
            if (!model.version().equals(change.name())) {
                return List.of("version must be " + change.name() + " as its record says, but was " + model.version());
            }
            model.over(policy);
            return List.of();
        } catch (InvalidPolicyFileException broken) {
            return broken.problems();
        } catch (InvalidPolicyException broken) {
            return broken.problems().stream().map(Object::toString).toList();
        } catch (RuntimeException | StackOverflowError unreadable) {
            // Whatever somebody wrote, the job goes on with what it has.
            return List.of("document must be a model, but reading it failed with "
                    + unreadable.getClass().getSimpleName());
        }
    }

    private static List<String> feedProblems(ControlChange change) {
        if (Arrays.stream(EventStream.values())
                .noneMatch(stream -> stream.name().equals(change.name()))) {
            return List.of("feed must be CLICK, PURCHASE or SUPPORT, but was " + change.name());
        }
        return FEED_STATES.contains(change.document())
                ? List.of()
                : List.of("status must be LIVE, STALE or MISSING, but was " + change.document());
    }
}
