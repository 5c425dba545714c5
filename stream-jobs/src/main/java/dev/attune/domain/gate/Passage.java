package dev.attune.domain.gate;

import dev.attune.domain.episode.EpisodeRevision;

/**
 * A revision that leaves the gate.
 *
 * @param revision as it is told: numbered without gaps; with its incident and without route where one explains it
 * @param source what it was made of
 * @param attached whether the episode stands with this incident from this revision on
 * @param heldBack how many revisions of the episode were held back, or routed nowhere, since the last one that was routed,
 *     this one included; 0 where it is routed
 */
public record Passage(EpisodeRevision revision, Held source, boolean attached, int heldBack) {

    /** Whether an incident explains it, so that it is routed nowhere. */
    public boolean isHeldBack() {
        return heldBack > 0;
    }
}
