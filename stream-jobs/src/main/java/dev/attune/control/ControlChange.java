package dev.attune.control;

import java.time.Instant;
import java.util.Comparator;

/**
 * One change and the instant from which it holds. A kind, a name and the instant it was published with say which one it
 * is: published again with another instant, the same document is another change.
 *
 * @param name of what changes, by kind
 * @param document what it is to be from then on, by kind
 * @param statedAt effective time as published, epoch milliseconds of event time
 * @param effectiveAt from when it holds, epoch milliseconds; later than stated where it was seen after its time
 */
public record ControlChange(ControlKind kind, String name, String document, long statedAt, long effectiveAt)
        implements Decided {

    /** In which changes follow each other, whatever order they arrived in. */
    public static final Comparator<ControlChange> ORDER = Comparator.comparingLong(ControlChange::effectiveAt)
            .thenComparingLong(ControlChange::statedAt)
            .thenComparing(ControlChange::kind)
            .thenComparing(ControlChange::name);

    /** Whether the job moved it, because it came after its time. */
    public boolean moved() {
        return effectiveAt != statedAt;
    }

    /** The same from another instant on. */
    public ControlChange movedTo(long instant) {
        return new ControlChange(kind, name, document, statedAt, instant);
    }

    /** Key of its record, {@code name@stated}, the same for the record as published and as moved. */
    public String key() {
        return key(name, statedAt);
    }

    /** Key of the record of a change of this name, published with this effective time in epoch milliseconds. */
    public static String key(String name, long statedAt) {
        return name + "@" + Instant.ofEpochMilli(statedAt);
    }

    /** Names it among all kinds. */
    public String id() {
        return kind + ":" + key();
    }
}
