package dev.attune.domain.episode;

/**
 * Why a revision is told. Those that update an episode stand from the least to the most pressing: of several that apply the
 * most pressing one is named. The ordinal is written to state: append only.
 */
public enum Trigger {
    /** Nothing changed, and nothing was said of the open episode for long. */
    REMINDER(EpisodeState.UPDATED),
    /** Something else is the main cause now. */
    CAUSE(EpisodeState.UPDATED),
    /** The score moved by the policy's step. */
    SCORE(EpisodeState.UPDATED),
    /** The severity is another one. */
    SEVERITY(EpisodeState.UPDATED),
    /** An incident was found that explains it; the gate tells of it. */
    INCIDENT(EpisodeState.UPDATED),
    OPENED(EpisodeState.OPENED),
    RESOLVED(EpisodeState.RESOLVED),
    EXPIRED(EpisodeState.EXPIRED);

    private final EpisodeState state;

    Trigger(EpisodeState state) {
        this.state = state;
    }

    /** What a revision tells for this reason. */
    public EpisodeState state() {
        return state;
    }

    /** Whether somebody is to look at it: what only ends an episode costs nobody's attention. */
    public boolean asksForAttention() {
        return state == EpisodeState.OPENED || state == EpisodeState.UPDATED;
    }
}
