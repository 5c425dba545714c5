package dev.attune.domain.customer;

import dev.attune.domain.episode.EpisodeRevision;
import java.util.List;

/**
 * What follows from one assessment.
 *
 * @param assessment the figures
 * @param revisions what is to be told now, in the order of {@code AlertKind}; often empty
 * @param healthWorthTelling whether {@code assessment} differs enough from the health record told last
 * @param deadline when to assess again if nothing happens, epoch milliseconds of event time; {@link Long#MAX_VALUE} for
 *     never. May be early, never late
 * @param expired the customer is to be forgotten: the state can go
 */
public record Decision(
        Assessment assessment,
        List<EpisodeRevision> revisions,
        boolean healthWorthTelling,
        long deadline,
        boolean expired) {}
