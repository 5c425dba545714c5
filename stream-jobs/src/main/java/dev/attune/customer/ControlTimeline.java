package dev.attune.customer;

import dev.attune.control.ControlChange;
import dev.attune.control.ControlChangeCodec;
import dev.attune.control.ControlKind;
import dev.attune.control.PolicyTimeline;
import dev.attune.domain.customer.FeedOutages;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.StartingPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * By what customers are judged in which tick: every change of control, held until its tick comes. The same in every
 * subtask at every checkpoint, so it is kept once for all (broadcast state). What is in force is a function of the set
 * of changes up to the tick, never of the order they came in.
 */
final class ControlTimeline {

    private static final MapStateDescriptor<String, byte[]> CHANGES = new MapStateDescriptor<>(
            "customer-control", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    /** No change is held. */
    static final long NONE = Long.MAX_VALUE;

    private final ControlChangeCodec codec = new ControlChangeCodec();
    private final BroadcastState<String, byte[]> state;
    private final PolicyTimeline policies;
    private final TreeMap<Long, List<ControlChange>> held = new TreeMap<>();

    /** Changes of feeds that hold. */
    private final List<ControlChange> feeds = new ArrayList<>();

    private Policy policy;
    private FeedOutages outages = FeedOutages.NONE;

    /**
     * Takes up where an earlier run stood.
     *
     * @param start what holds until a policy and a fitted model do
     * @param released the newest tick that was judged; {@link TickQueue#NONE} before any
     */
    ControlTimeline(OperatorStateStore store, StartingPolicy start, long released) throws Exception {
        this.state = store.getBroadcastState(CHANGES);
        this.policies = new PolicyTimeline(start);
        this.policy = start.judgedBy();
        for (Map.Entry<String, byte[]> stored : state.entries()) {
            hold(codec.restored(stored.getValue()), Long.MIN_VALUE);
        }
        advance(released);
    }

    /**
     * A change was decided. It takes effect in its own tick or, should that have passed, in the next. Hearing of it again
     * changes nothing.
     */
    void hear(ControlChange change, long released) throws Exception {
        if (!state.contains(change.id())) {
            state.put(change.id(), codec.stored(change));
            hold(change, released + 1);
        }
    }

    private void hold(ControlChange change, long earliest) {
        policies.hear(change);
        held.computeIfAbsent(Math.max(TickQueue.tickOf(change.effectiveAt()), earliest), absent -> new ArrayList<>())
                .add(change);
    }

    /** The next tick in which a change takes effect; {@link #NONE} if none is held. */
    long nextTick() {
        return held.isEmpty() ? NONE : held.firstKey();
    }

    /**
     * What is in force becomes that of a tick.
     *
     * @return whether customers are to be judged otherwise than before
     */
    boolean advance(long tick) {
        if (nextTick() > tick) {
            return false;
        }
        while (nextTick() <= tick) {
            held.pollFirstEntry().getValue().stream()
                    .filter(change -> change.kind() == ControlKind.FEED_STATUS)
                    .forEach(feeds::add);
        }
        feeds.sort(ControlChange.ORDER);
        Policy judgedBy = policies.before(TickQueue.endOf(tick));
        FeedOutages known = known();
        boolean changed = !judgedBy.equals(policy) || !known.equals(outages);
        policy = judgedBy;
        outages = known;
        return changed;
    }

    /** The policy with the model in force laid over it. */
    Policy policy() {
        return policy;
    }

    FeedOutages outages() {
        return outages;
    }

    /** An outage began when it was stated to, however late that was heard. */
    private FeedOutages known() {
        FeedOutages known = FeedOutages.NONE;
        for (ControlChange change : feeds) {
            EventStream feed = EventStream.valueOf(change.name());
            known = change.document().equals("LIVE")
                    ? known.live(feed, change.statedAt())
                    : known.stale(feed, change.statedAt());
        }
        return known;
    }
}
