package dev.attune.domain.gate;

import dev.attune.domain.episode.EpisodeRevision;

/**
 * A revision that was passed on without route, since an incident explains it.
 *
 * @param revision as it was told, with its incident
 * @param count how many of its episode were held back so far, this one included
 */
public record Suppression(EpisodeRevision revision, int count) {}
