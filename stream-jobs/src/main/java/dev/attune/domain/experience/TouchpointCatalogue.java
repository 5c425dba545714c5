package dev.attune.domain.experience;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.TouchpointPolicy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The closed set of touchpoints: the catalogue and the policy's own names. Whatever else a source gives is {@link
 * Touchpoints#ELSEWHERE}, so that a name per event grows nothing.
 */
public final class TouchpointCatalogue {

    /** To the one instance of each name, so that comparing them is cheap. */
    private final Map<String, String> names = new HashMap<>();

    public TouchpointCatalogue(TouchpointPolicy policy) {
        Touchpoints.names().forEach(name -> names.put(name, name));
        policy.names().forEach(name -> names.putIfAbsent(name, name));
    }

    /** Where an interaction happened; O(1). */
    public String of(Interaction interaction) {
        String known = names.get(Touchpoints.of(interaction));
        return known == null ? Touchpoints.ELSEWHERE : known;
    }

    /** Whether a source gives a touchpoint that is not told apart. */
    public boolean isUnknown(@Nullable String given) {
        return given != null && !names.containsKey(given);
    }
}
