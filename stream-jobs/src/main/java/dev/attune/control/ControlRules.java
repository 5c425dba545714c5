package dev.attune.control;

import dev.attune.domain.event.EventStream;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.InvalidPolicyException;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.ModelReader;
import dev.attune.policy.PolicyReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a change must be like before anybody is judged by it: the rules of a file, on what came by a topic. */
public final class ControlRules {

    /** Far enough for any plan, near enough for arithmetic on ticks. */
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private static final Set<String> FEED_STATES = Set.of("LIVE", "STALE", "MISSING");

    private ControlRules() {}

    /** Whether an effective time can be one, epoch milliseconds. */
    public static boolean isInstant(long time) {
        return time >= 0 && time <= LATEST;
    }

    /**
     * Every broken rule, in the house form; empty where the change can be made.
     *
     * @param policy in force from the instant of the change on: what a model is laid over
     */
    public static List<String> problems(ControlChange change, Policy policy) {
        return switch (change.kind()) {
            case MODEL, POLICY -> documentProblems(change, policy);
            case FEED_STATUS -> feedProblems(change);
        };
    }

    private static List<String> documentProblems(ControlChange change, Policy policy) {
        try {
            String version = change.kind() == ControlKind.MODEL ? readModel(change, policy) : readPolicy(change);
            return version.equals(change.name())
                    ? List.of()
                    : List.of("version must be " + change.name() + " as its record says, but was " + version);
        } catch (InvalidPolicyFileException broken) {
            return broken.problems();
        } catch (InvalidPolicyException broken) {
            return broken.problems().stream().map(Object::toString).toList();
        } catch (RuntimeException | StackOverflowError unreadable) {
            // Whatever somebody wrote, the job goes on with what it has.
            return List.of("document must be a " + change.kind().name().toLowerCase(Locale.ROOT)
                    + ", but reading it failed with " + unreadable.getClass().getSimpleName());
        }
    }

    private static String readModel(ControlChange change, Policy policy) {
        FittedModel model = ModelReader.read(change.document());
        model.over(policy);
        return model.version();
    }

    private static String readPolicy(ControlChange change) {
        return PolicyReader.read(change.document()).version();
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
