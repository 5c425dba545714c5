package dev.attune.control;

import dev.attune.policy.StartingPolicy;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The changes that an operator beside or behind the customers has heard of, kept over restarts: the same in every subtask at
 * every checkpoint, so kept once for all (broadcast state).
 */
public final class HeardChanges {

    private final ControlChangeCodec codec = new ControlChangeCodec();
    private final BroadcastState<String, byte[]> state;
    private final PolicyTimeline policies;

    /**
     * Takes up where an earlier run stood.
     *
     * @param name of the state, never to be changed
     * @param start what holds before any change does
     */
    public HeardChanges(OperatorStateStore store, String name, StartingPolicy start) throws Exception {
        state = store.getBroadcastState(
                new MapStateDescriptor<>(name, Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        policies = new PolicyTimeline(start);
        for (Map.Entry<String, byte[]> stored : state.entries()) {
            policies.hear(codec.restored(stored.getValue()));
        }
    }

    /** A change was decided; hearing of it again changes nothing. */
    public void hear(ControlChange change) throws Exception {
        state.put(change.id(), codec.stored(change));
        policies.hear(change);
    }

    public PolicyTimeline policies() {
        return policies;
    }
}
