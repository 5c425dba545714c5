package dev.attune.control;

import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyInForce;
import dev.attune.policy.StartingPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * By which policy each tick is judged: a function of the changes heard of, never of the order they came in. A tick is a
 * second of event time; a change holds from the tick on in which its instant lies. Changes of other kinds are heard of and
 * mean nothing here. Not thread-safe.
 */
public final class PolicyTimeline {

    /** No change is to come. */
    public static final long NONE = Long.MAX_VALUE;

    private static final long TICK = 1_000;

    private final PolicyInForce inForce;
    private final TreeSet<ControlChange> changes = new TreeSet<>(ControlChange.ORDER);
    private final Map<Integer, Policy> judged = new HashMap<>();

    /** What was asked last, for the next time: of ticks from this one, up to before that one. */
    private long from = NONE;

    private long until = Long.MIN_VALUE;
    private Policy current;

    /** @param start what holds before any change does */
    public PolicyTimeline(StartingPolicy start) {
        this.inForce = new PolicyInForce(start);
        this.current = start.judgedBy();
    }

    /** A change was decided; hearing of it again changes nothing. */
    public void hear(ControlChange change) {
        boolean matters = change.kind() == ControlKind.POLICY || change.kind() == ControlKind.MODEL;
        if (matters && changes.add(change)) {
            judged.clear();
            from = NONE;
        }
    }

    /**
     * The policy, with the model in force over it, of the tick that ends at an instant: what is told as of then names it.
     * The same object for the same answer, as long as nothing new is heard of.
     *
     * @param end epoch milliseconds of event time
     */
    public Policy before(long end) {
        return at(end - 1);
    }

    /** That of the tick in which an instant lies, epoch milliseconds of event time. */
    public Policy at(long instant) {
        long tick = Math.floorDiv(instant, TICK);
        if (tick < from || tick >= until) {
            find(tick);
        }
        return current;
    }

    private void find(long tick) {
        List<ControlChange> effective = new ArrayList<>();
        from = Long.MIN_VALUE;
        until = NONE;
        for (ControlChange change : changes) {
            long begins = tickOf(change);
            if (begins > tick) {
                until = begins;
                break;
            }
            from = begins;
            effective.add(change);
        }
        current = judged.computeIfAbsent(
                effective.size(),
                size -> inForce.of(of(ControlKind.POLICY, effective), of(ControlKind.MODEL, effective)));
    }

    private static List<PolicyInForce.Document> of(ControlKind kind, List<ControlChange> effective) {
        return effective.stream()
                .filter(change -> change.kind() == kind)
                .map(change -> new PolicyInForce.Document(change.name(), change.document()))
                .toList();
    }

    /** The start of the first tick after that of an instant in which a change takes effect; {@link #NONE} if none does. */
    public long nextAfter(long instant) {
        long tick = Math.floorDiv(instant, TICK);
        for (ControlChange change : changes) {
            if (tickOf(change) > tick) {
                return tickOf(change) * TICK;
            }
        }
        return NONE;
    }

    private static long tickOf(ControlChange change) {
        return Math.floorDiv(change.effectiveAt(), TICK);
    }
}
