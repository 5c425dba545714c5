package dev.attune.domain.episode;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The departments that hear of an episode. The route of a revision follows its reasons, and the last one often has none: who
 * heard an episode open hears it end, whatever its route became.
 *
 * @param names in order of the alphabet
 */
public record ToldDepartments(List<String> names) {

    /** Before the first revision. */
    public static final ToldDepartments NOBODY = new ToldDepartments(List.of());

    public ToldDepartments {
        names = List.copyOf(names);
    }

    /**
     * Who hears of a revision: whoever heard of the one before, and its own route.
     *
     * @param listening departments that can be told at all
     */
    public ToldDepartments after(EpisodeRevision revision, Set<String> listening) {
        return new ToldDepartments(Stream.concat(names.stream(), revision.route().stream())
                .filter(listening::contains)
                .distinct()
                .sorted()
                .toList());
    }
}
