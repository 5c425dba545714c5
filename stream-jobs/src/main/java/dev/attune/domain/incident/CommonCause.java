package dev.attune.domain.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What deviations have in common. At one touchpoint: the touchpoint, and what the strongest of them names beside it. At
 * several: what the strongest of each names alike (a release, a partner), or else the touchpoints themselves.
 */
final class CommonCause {

    private CommonCause() {}

    /** @param strongestFirst at least one */
    static List<Cause> of(List<Deviation> strongestFirst) {
        Map<String, Deviation> byTouchpoint = new LinkedHashMap<>();
        strongestFirst.forEach(deviation -> byTouchpoint.putIfAbsent(deviation.touchpoint(), deviation));
        TreeSet<Cause> common = new TreeSet<>(parts(strongestFirst.get(0)));
        byTouchpoint.values().forEach(deviation -> common.retainAll(parts(deviation)));
        if (byTouchpoint.size() == 1 || common.isEmpty()) {
            byTouchpoint.keySet().forEach(touchpoint -> common.add(new Cause(Dimension.TOUCHPOINT, touchpoint)));
        }
        return List.copyOf(common);
    }

    /** Whether two deviations can be of one cause, as far as what they name tells. */
    static boolean related(Deviation one, Deviation other, long together) {
        if (one.touchpoint().equals(other.touchpoint())) {
            return !contradict(parts(one), parts(other));
        }
        if (parts(one).isEmpty() && parts(other).isEmpty()) {
            return one.reason() == other.reason() && Math.abs(one.beganAt() - other.beganAt()) <= together;
        }
        return parts(one).stream().anyMatch(parts(other)::contains);
    }

    private static boolean contradict(Collection<Cause> one, Collection<Cause> other) {
        return one.stream()
                .anyMatch(part -> other.stream()
                        .anyMatch(theirs -> theirs.dimension() == part.dimension()
                                && !theirs.value().equals(part.value())));
    }

    private static List<Cause> parts(Deviation deviation) {
        return new ArrayList<>(deviation.cause().subList(1, deviation.cause().size()));
    }
}
