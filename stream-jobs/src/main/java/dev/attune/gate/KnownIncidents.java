package dev.attune.gate;

import dev.attune.domain.gate.IncidentsInForce;
import dev.attune.domain.incident.Incident;
import dev.attune.incident.IncidentCodec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The incidents that the gate has heard of, each taken as told from its own instant on. The same in every subtask at every
 * checkpoint, so they are kept once for all (broadcast state); those that are past are forgotten.
 */
final class KnownIncidents {

    private static final MapStateDescriptor<String, byte[]> INCIDENTS = new MapStateDescriptor<>(
            "gate-incidents", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    private static final MapStateDescriptor<String, Long> CLOCK =
            new MapStateDescriptor<>("gate-clock", Types.STRING, Types.LONG);
    private static final String WATERMARK = "watermark";

    /** No incident waits for its instant. */
    static final long NONE = Long.MAX_VALUE;

    private final IncidentCodec codec = new IncidentCodec();
    private final BroadcastState<String, byte[]> state;
    private final BroadcastState<String, Long> clock;
    private final TreeMap<Long, List<Incident>> waiting = new TreeMap<>();
    private final IncidentsInForce inForce = new IncidentsInForce();

    /** Where an earlier run stood: after a restart the clock stands still until both inputs have told the time again. */
    private final long restored;

    /** Takes up where an earlier run stood: what it had passed is in force, the rest waits. */
    KnownIncidents(OperatorStateStore store) throws Exception {
        state = store.getBroadcastState(INCIDENTS);
        clock = store.getBroadcastState(CLOCK);
        for (Map.Entry<String, byte[]> stored : state.entries()) {
            await(codec.restored(stored.getValue()));
        }
        Long passed = clock.get(WATERMARK);
        restored = passed == null ? Long.MIN_VALUE : passed;
        while (next() != NONE && next() - 1 <= restored) {
            takeNext();
        }
    }

    /** To the snapshot that is being taken. */
    void snapshot(long passed) throws Exception {
        clock.put(WATERMARK, Math.max(restored, passed));
    }

    void hear(Incident incident) throws Exception {
        state.put(key(incident), codec.stored(incident));
        await(incident);
    }

    private void await(Incident incident) {
        waiting.computeIfAbsent(incident.eventTime(), first -> new ArrayList<>())
                .add(incident);
    }

    /** The next instant at which incidents are told; {@link #NONE} where none waits. */
    long next() {
        return waiting.isEmpty() ? NONE : waiting.firstKey();
    }

    /**
     * Whatever is told at the next instant is in force.
     *
     * @return whether it may explain what no incident explained before
     */
    boolean takeNext() throws Exception {
        boolean wider = false;
        Map.Entry<Long, List<Incident>> told = waiting.pollFirstEntry();
        told.getValue().sort(Comparator.comparing(Incident::incidentId).thenComparingInt(Incident::revision));
        for (Incident incident : told.getValue()) {
            wider |= inForce.take(incident);
        }
        tidy(told.getKey());
        return wider;
    }

    IncidentsInForce inForce() {
        return inForce;
    }

    /** Keeps of each incident what it is now and what it will be; of those past nothing. */
    private void tidy(long now) throws Exception {
        inForce.forget(now);
        Set<String> wanted = new HashSet<>();
        inForce.all().forEach(each -> wanted.add(key(each)));
        waiting.values().forEach(told -> told.forEach(each -> wanted.add(key(each))));
        List<String> outdated = new ArrayList<>();
        for (Map.Entry<String, byte[]> stored : state.entries()) {
            if (!wanted.contains(stored.getKey())) {
                outdated.add(stored.getKey());
            }
        }
        for (String key : outdated) {
            state.remove(key);
        }
    }

    private static String key(Incident incident) {
        return incident.incidentId() + '@' + incident.revision();
    }
}
