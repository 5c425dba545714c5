package dev.attune.customer;

import dev.attune.intake.Arrival;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Interactions that wait for their tick to end, by tick and customer, on the heap of the subtask.
 *
 * <p>A hash per tick, not keyed state with a timer per customer and tick: the same results at half the CPU on heap and
 * less than half on RocksDB. Insertion is O(1) plus the logarithm of the number of waiting ticks.
 */
final class TickQueue {

    /** Length of a tick, milliseconds of event time. */
    static final long TICK = 1_000L;

    /** No tick has ended yet. */
    static final long NONE = Long.MIN_VALUE;

    private final TreeMap<Long, Map<String, TickBatch>> ticks = new TreeMap<>();
    private Map<String, TickBatch> recent = Map.of();
    private long recentTick = Long.MIN_VALUE;
    private long waiting;

    static long tickOf(long eventTime) {
        return Math.floorDiv(eventTime, TICK);
    }

    static long endOf(long tick) {
        return (tick + 1) * TICK;
    }

    /** The newest tick that has ended by {@code watermark}; {@link #NONE} for a watermark that is not time. */
    static long newestEndedBy(long watermark) {
        return watermark == Long.MIN_VALUE ? NONE : Math.floorDiv(watermark + 1, TICK) - 1;
    }

    /** The timer that fires with the first tick end at or after {@code instant}: timers sit one millisecond before. */
    static long timerFor(long instant) {
        return instant > Long.MAX_VALUE - TICK
                ? CustomerState.NEVER
                : Math.floorDiv(instant + TICK - 1, TICK) * TICK - 1;
    }

    void add(Arrival arrival) {
        long tick = tickOf(arrival.interaction().eventTime());
        if (tick != recentTick) {
            recent = ticks.computeIfAbsent(tick, absent -> new HashMap<>());
            recentTick = tick;
        }
        recent.computeIfAbsent(arrival.interaction().customerId(), absent -> new TickBatch())
                .add(arrival);
        waiting++;
    }

    boolean isEmpty() {
        return ticks.isEmpty();
    }

    /** The oldest waiting tick; only when not empty. */
    long firstTick() {
        return ticks.firstKey();
    }

    /** How many interactions wait. */
    long waiting() {
        return waiting;
    }

    /** How many ticks wait. */
    int waitingTicks() {
        return ticks.size();
    }

    /** Takes a tick out, by customer; empty where nothing waits for it. */
    Map<String, TickBatch> release(long tick) {
        Map<String, TickBatch> released = ticks.remove(tick);
        if (released == null) {
            return Map.of();
        }
        if (tick == recentTick) {
            recentTick = Long.MIN_VALUE;
            recent = Map.of();
        }
        for (TickBatch batch : released.values()) {
            waiting -= batch.size();
        }
        return released;
    }

    /** Everything that waits, by customer and tick, for a snapshot. */
    void forEach(BiConsumer<String, TickBatch> consumer) {
        ticks.values().forEach(tick -> tick.forEach(consumer));
    }
}
