package dev.attune.sandbox.simulator;

import dev.attune.domain.event.Interaction;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What one actor has still to do, by time and, at the same instant, in the order it was planned. */
final class Agenda {

    /** Something to do at its time; returns the event it causes, if it causes one. */
    interface Step {

        @Nullable
        Interaction run(long time);
    }

    private record Planned(long time, int sequence, Step step) implements Comparable<Planned> {

        @Override
        public int compareTo(Planned other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Integer.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Planned> planned = new PriorityQueue<>(4);
    private int sequence;

    void plan(long time, Step step) {
        if (time < Long.MAX_VALUE) {
            planned.add(new Planned(time, sequence++, step));
        }
    }

    void emit(Interaction event) {
        plan(event.eventTime(), time -> event);
    }

    /** Epoch milliseconds of the next step; {@link Long#MAX_VALUE} when there is none. */
    long nextTime() {
        Planned next = planned.peek();
        return next == null ? Long.MAX_VALUE : next.time();
    }

    /** Does the next step. */
    @Nullable
    Interaction advance() {
        Planned next = planned.poll();
        return next == null ? null : next.step().run(next.time());
    }
}
