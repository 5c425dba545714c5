package dev.attune.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every change known, and from when each holds. What was decided once stays so. One entry per publication, kept for good:
 * the documents are a few kilobytes each and come by the week, not by the second.
 */
final class ControlBook {

    private static final long MINUTE = 60_000;

    private final Map<String, ControlChange> changes = new TreeMap<>();

    /** By kind and name: a version is one document for ever, else alerts that name it could not be told apart. */
    private final Map<String, String> documents = new HashMap<>();

    void restore(ControlChange decided) {
        changes.put(decided.id(), decided);
        if (isVersioned(decided.kind())) {
            documents.putIfAbsent(nameOf(decided.kind(), decided.name()), decided.document());
        }
    }

    private static boolean isVersioned(ControlKind kind) {
        return kind == ControlKind.MODEL || kind == ControlKind.POLICY;
    }

    private static String nameOf(ControlKind kind, String version) {
        return kind + ":" + version;
    }

    /** All that was decided, in the order in which it takes effect. */
    List<ControlChange> decided() {
        return changes.values().stream().sorted(ControlChange.ORDER).toList();
    }

    /** Whether exactly this has been decided before; then the first word holds. */
    boolean knows(ControlChange change) {
        ControlChange known = changes.get(change.id());
        return known != null && known.document().equals(change.document());
    }

    /** Whether an earlier change of the same name says other than this one. */
    boolean contradicts(ControlChange change) {
        ControlChange known = changes.get(change.id());
        if (known != null) {
            return !known.document().equals(change.document());
        }
        String name = nameOf(change.kind(), change.name());
        return isVersioned(change.kind())
                && !documents.getOrDefault(name, change.document()).equals(change.document());
    }

    /**
     * Enters a change: it holds from its own instant where that lies after the watermark, else from the next full
     * minute.
     *
     * @param watermark newest instant that may have been judged anywhere, epoch milliseconds; {@link Long#MIN_VALUE}
     *     before any
     */
    ControlChange decide(ControlChange change, long watermark) {
        ControlChange decided = change.effectiveAt() > watermark ? change : change.movedTo(minuteAfter(watermark));
        restore(decided);
        return decided;
    }

    /** The next full minute. */
    static long minuteAfter(long watermark) {
        return (Math.floorDiv(watermark, MINUTE) + 1) * MINUTE;
    }

    /** How many are still to come. */
    long pending(long watermark) {
        return changes.values().stream()
                .filter(change -> change.effectiveAt() > watermark)
                .count();
    }

    boolean hasModel(String version) {
        return documents.containsKey(nameOf(ControlKind.MODEL, version));
    }

    /**
     * What stood on the topics before the start, as it is to be entered: where the log itself says that a change was
     * moved, its last such word stands for the change, as it does once the topic is compacted.
     */
    static Collection<ControlRecord.Stated> standing(List<ControlRecord> log) {
        Map<String, ControlRecord.Stated> standing = new LinkedHashMap<>();
        for (ControlRecord record : log) {
            if (record instanceof ControlRecord.Stated stated) {
                if (stated.change().moved()) {
                    standing.put(stated.change().id(), stated);
                } else {
                    standing.putIfAbsent(stated.change().id(), stated);
                }
            }
        }
        return standing.values();
    }
}
