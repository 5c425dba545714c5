package dev.attune.domain.episode;

import dev.attune.domain.policy.EpisodePolicy;
import dev.attune.domain.policy.ReminderRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an episode opens, is told again and ends. Enter and exit thresholds lie apart, an open episode stays so for the
 * minimum dwell, and after its end the cooldown keeps the next one back unless it is clearly worse. An open one of which
 * nothing new is to be told is told again after the reminder interval of its severity, a few times.
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
    private final ReminderRule reminder;

    public EpisodeRule(AlertKind kind, EpisodePolicy policy) {
        this.kind = kind;
        this.dwell = policy.minimumDwell().toMillis();
        this.cooldown = policy.cooldown().toMillis();
        this.updateStep = kind == AlertKind.CHURN_RISK ? policy.churnUpdateStep() : policy.dropUpdateStep();
        this.reminder = policy.reminder();
    }

    AlertKind kind() {
        return kind;
    }

    /** What is to be told at {@code at} if nothing but the episode itself has a say; null for nothing. */
    public @Nullable Trigger decide(EpisodeMemory memory, Standing standing, long at) {
        Trigger due = due(memory, standing, at);
        return due == null || heldBack(due, memory, standing, at) != null ? null : due;
    }

    /** What there would be to tell if nothing held it back; null for nothing. */
    @Nullable
    Trigger due(EpisodeMemory memory, Standing standing, long at) {
        if (!memory.isOpen()) {
            return standing.enters() ? Trigger.OPENED : null;
        }
        if (standing.leaves()) {
            return Trigger.RESOLVED;
        }
        boolean moved = Math.abs(standing.score() - memory.toldScore()) >= updateStep - ROUNDING;
        int severity = standing.severity().compareTo(memory.toldSeverity());
        // Severity that rises is told at once; one that falls only with a step of the score, so that it cannot flicker.
        if (severity > 0 || (severity < 0 && moved)) {
            return Trigger.SEVERITY;
        }
        if (moved) {
            return Trigger.SCORE;
        }
        if (standing.afterEvent() && standing.cause() != memory.toldCause()) {
            return Trigger.CAUSE;
        }
        return at >= remindsAt(memory) ? Trigger.REMINDER : null;
    }

    /** Why the episode itself does not let it be told yet; null where it does. */
    @Nullable
    SuppressionReason heldBack(Trigger due, EpisodeMemory memory, Standing standing, long at) {
        return switch (due) {
            case OPENED -> coolsDown(memory, standing, at) ? SuppressionReason.COOLDOWN : null;
            case RESOLVED -> at < memory.openedAt() + dwell ? SuppressionReason.DWELL : null;
            case CAUSE -> at < memory.toldAt() + dwell ? SuppressionReason.DWELL : null;
            case REMINDER, SCORE, SEVERITY, INCIDENT, EXPIRED -> null;
        };
    }

    /**
     * Next instant at which waiting alone (dwell, cooldown, a reminder) changes the decision; {@link Long#MAX_VALUE} for
     * never.
     */
    public long deadline(EpisodeMemory memory, Standing standing, long at) {
        if (!memory.isOpen()) {
            return standing.enters() && coolsDown(memory, standing, at) ? memory.endedAt() + cooldown : Long.MAX_VALUE;
        }
        if (standing.leaves()) {
            return memory.openedAt() + dwell;
        }
        long reminds = remindsAt(memory);
        return reminds > at ? reminds : Long.MAX_VALUE;
    }

    /** When the next reminder of the open episode falls due; {@link Long#MAX_VALUE} for never. */
    private long remindsAt(EpisodeMemory memory) {
        Duration interval = switch (memory.toldSeverity()) {
            case INFO -> reminder.info();
            case WARNING -> reminder.warning();
            case CRITICAL -> reminder.critical();
        };
        boolean reminds = !interval.isZero() && memory.reminders() < reminder.inARow();
        return reminds ? memory.toldAt() + interval.toMillis() : Long.MAX_VALUE;
    }

    private boolean coolsDown(EpisodeMemory memory, Standing standing, long at) {
        if (!memory.ended() || at >= memory.endedAt() + cooldown) {
            return false;
        }
        boolean worse = standing.severity().compareTo(memory.worstSeverity()) > 0;
        boolean deeper = kind == AlertKind.EXPERIENCE_DROP
                && memory.worstScore() < 0
                && standing.score() <= CLEARLY_DEEPER * memory.worstScore();
        return !worse && !deeper;
    }
}
