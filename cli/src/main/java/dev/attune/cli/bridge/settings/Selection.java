package dev.attune.cli.bridge.settings;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * What a receiver hears of. An episode is the receiver's from the first revision that fits; what comes after is told
 * whatever its severity and route, so that nobody waits for an end that was told to others.
 *
 * @param routes departments; empty for all
 * @param states whose revisions are told
 * @param explained whether alerts that an incident explains are told as well as the incident
 */
public record Selection(
        Set<SubjectKind> kinds,
        Severity minimumSeverity,
        Set<String> routes,
        Set<EpisodeState> states,
        boolean explained) {

    public Selection {
        kinds = Set.copyOf(kinds);
        routes = Set.copyOf(routes);
        states = Set.copyOf(states);
    }

    /** Whether a revision fits, seen alone. */
    public boolean fits(String severity, Set<String> route, boolean isExplained) {
        return rank(severity) >= minimumSeverity.ordinal()
                && (explained || !isExplained)
                && (routes.isEmpty() || route.stream().anyMatch(routes::contains));
    }

    /** Whether revisions of this state are told; one that is not known here is. */
    public boolean tells(String state) {
        return states.size() == EpisodeState.values().length
                || states.stream().anyMatch(each -> each.name().equals(state));
    }

    /** A severity that is not known here may be worse than all we know. */
    private static int rank(String severity) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().equals(severity.toUpperCase(Locale.ROOT)))
                .mapToInt(Severity::ordinal)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
