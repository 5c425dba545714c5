package dev.attune.domain.episode;

import dev.attune.domain.policy.EpisodePolicy;
import org.jspecify.annotations.Nullable;

/**
 * When an episode opens, is told again and ends. Enter and exit thresholds lie apart, an open episode stays so for the
 * minimum dwell, and after its end the cooldown keeps the next one back unless it is clearly worse.
 */
public final class EpisodeRule {

    /** How much deeper than the last drop a new one must be to be told within the cooldown. */
    private static final double CLEARLY_DEEPER = 2;

    /** What a score may lose on its way through log-odds and back. */
    private static final double ROUNDING = 1e-9;

    private final AlertKind kind;
    private final long dwell;
    private final long cooldown;
    private final double updateStep;

    public EpisodeRule(AlertKind kind, EpisodePolicy policy) {
        this.kind = kind;
        this.dwell = policy.minimumDwell().toMillis();
        this.cooldown = policy.cooldown().toMillis();
        this.updateStep = kind == AlertKind.CHURN_RISK ? policy.churnUpdateStep() : policy.dropUpdateStep();
    }

    /** What is to be told at {@code at}; null for nothing. */
    public @Nullable EpisodeState decide(EpisodeMemory memory, Standing standing, long at) {
        if (!memory.isOpen()) {
            return standing.enters() && !heldBack(memory, standing, at) ? EpisodeState.OPENED : null;
        }
        if (standing.leaves()) {
            return at >= memory.openedAt() + dwell ? EpisodeState.RESOLVED : null;
        }
        return worthAnUpdate(memory, standing, at) ? EpisodeState.UPDATED : null;
    }

    /** Next instant at which waiting alone (dwell, cooldown) changes the decision; {@link Long#MAX_VALUE} for never. */
    public long deadline(EpisodeMemory memory, Standing standing, long at) {
        if (!memory.isOpen()) {
            return standing.enters() && heldBack(memory, standing, at) ? memory.endedAt() + cooldown : Long.MAX_VALUE;
        }
        return standing.leaves() ? memory.openedAt() + dwell : Long.MAX_VALUE;
    }

    private boolean heldBack(EpisodeMemory memory, Standing standing, long at) {
        if (!memory.ended() || at >= memory.endedAt() + cooldown) {
            return false;
        }
        boolean worse = standing.severity().compareTo(memory.worstSeverity()) > 0;
        boolean deeper = kind == AlertKind.EXPERIENCE_DROP
                && memory.worstScore() < 0
                && standing.score() <= CLEARLY_DEEPER * memory.worstScore();
        return !worse && !deeper;
    }

    /** Severity that rises is told at once; one that falls only with a step of the score, so that it cannot flicker. */
    private boolean worthAnUpdate(EpisodeMemory memory, Standing standing, long at) {
        if (standing.severity().compareTo(memory.toldSeverity()) > 0) {
            return true;
        }
        if (Math.abs(standing.score() - memory.toldScore()) >= updateStep - ROUNDING) {
            return true;
        }
        return standing.afterEvent() && standing.cause() != memory.toldCause() && at >= memory.toldAt() + dwell;
    }
}
