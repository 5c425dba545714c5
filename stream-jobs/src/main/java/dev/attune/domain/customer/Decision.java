package dev.attune.domain.customer;

import dev.attune.domain.episode.EpisodeRevision;
import java.util.List;
import java.util.function.Supplier;

/**
 * What follows from one assessment.
 *
 * @param figures works out the assessment; costly, so only asked for what is told
 * @param revisions what is to be told now, in the order of {@code AlertKind}; often empty
 * @param healthWorthTelling whether the figures differ enough from the health record told last
 * @param deadline when to assess again if nothing happens, epoch milliseconds of event time; {@link Long#MAX_VALUE} for
 *     never. May be early, never late
 * @param expired the customer is to be forgotten: the state can go
 */
public record Decision(
        Supplier<Assessment> figures,
        List<EpisodeRevision> revisions,
        boolean healthWorthTelling,
        long deadline,
        boolean expired) {

    /** The figures of this decision, worked out now: ask before the profile changes again. */
    public Assessment assessment() {
        return figures.get();
    }
}
