package dev.attune.customer;

import dev.attune.control.GivenFeedback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Feedback that waits for the tick from which it holds, by tick and customer, on the heap of the subtask. */
final class FeedbackQueue {

    /** Nothing waits. */
    static final long NONE = Long.MAX_VALUE;

    private final TreeMap<Long, Map<String, List<GivenFeedback>>> ticks = new TreeMap<>();

    /** Written by one thread, read by others for display. */
    private volatile long waiting;

    /** @param earliest the first tick that is still to come */
    void add(GivenFeedback given, long earliest) {
        long tick = Math.max(TickQueue.tickOf(given.effectiveAt()), earliest);
        ticks.computeIfAbsent(tick, absent -> new HashMap<>())
                .computeIfAbsent(given.feedback().customerId(), absent -> new ArrayList<>(1))
                .add(given);
        waiting++;
    }

    /** The next tick in which something is to be taken; {@link #NONE} where nothing waits. */
    long nextTick() {
        return ticks.isEmpty() ? NONE : ticks.firstKey();
    }

    long waiting() {
        return waiting;
    }

    /** Takes a tick out, by customer, each one's in the order in which it is to be taken. */
    Map<String, List<GivenFeedback>> release(long tick) {
        Map<String, List<GivenFeedback>> released = ticks.remove(tick);
        if (released == null) {
            return Map.of();
        }
        for (List<GivenFeedback> ofCustomer : released.values()) {
            ofCustomer.sort(GivenFeedback.ORDER);
            waiting -= ofCustomer.size();
        }
        return released;
    }

    /** Everything that waits, for a snapshot. */
    void forEach(Consumer<GivenFeedback> consumer) {
        ticks.values().forEach(tick -> tick.values().forEach(ofCustomer -> ofCustomer.forEach(consumer)));
    }
}
