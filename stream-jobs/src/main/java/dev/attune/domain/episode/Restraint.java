package dev.attune.domain.episode;

import org.jspecify.annotations.Nullable;

/**
 * What is told of one kind of episode, and what is held back: by the episode's own dwell and cooldown, by what people asked
 * for, by the week's budget of the customer, in this order. What is held back is taken down in the episode's memory and
 * told once nothing holds it any more, if it is still due. That a told episode is over is held back by its dwell alone.
 */
public final class Restraint {

    private final EpisodeRule rule;
    private final AlertBudget budget;

    /** Whether the last decision held something back that counts. */
    private @Nullable SuppressionReason counted;

    public Restraint(EpisodeRule rule, AlertBudget budget) {
        this.rule = rule;
        this.budget = budget;
    }

    /**
     * What is told at {@code at}; null for nothing.
     *
     * @param freeFrom from when the budget lets one more pass
     */
    public @Nullable Trigger decide(EpisodeMemory memory, Standing standing, Wishes wishes, long freeFrom, long at) {
        counted = null;
        Trigger due = rule.due(memory, standing, at);
        if (due == null) {
            // Another cause is due after events only: that nothing happened since does not make it undone.
            if (standing.afterEvent() || !memory.holds(Trigger.CAUSE)) {
                memory.release();
            }
            return null;
        }
        SuppressionReason reason = against(due, memory, standing, wishes, freeFrom, at);
        if (reason == null) {
            return due;
        }
        if (memory.holdBack(reason, due, standing, at)) {
            counted = reason;
        }
        return null;
    }

    /** What the last decision held back for the first time; null where it held nothing, or the same as before. */
    public @Nullable SuppressionReason counted() {
        return counted;
    }

    private @Nullable SuppressionReason against(
            Trigger due, EpisodeMemory memory, Standing standing, Wishes wishes, long freeFrom, long at) {
        SuppressionReason own = rule.heldBack(due, memory, standing, at);
        if (own != null || !due.asksForAttention()) {
            return own;
        }
        SuppressionReason wished = wishes.against(rule.kind(), due, at);
        if (wished != null) {
            return wished;
        }
        return at < freeFrom && !budget.passes(standing.severity()) ? SuppressionReason.BUDGET : null;
    }

    /** Next instant at which waiting alone changes the decision; {@link Long#MAX_VALUE} for never. */
    public long deadline(EpisodeMemory memory, Standing standing, Wishes wishes, long freeFrom, long at) {
        long next = rule.deadline(memory, standing, at);
        Trigger due = rule.due(memory, standing, at);
        if (due == null || !due.asksForAttention() || rule.heldBack(due, memory, standing, at) != null) {
            return next;
        }
        if (wishes.against(rule.kind(), due, at) != null) {
            return Math.min(next, wishes.until(rule.kind(), due, at));
        }
        return freeFrom > at ? Math.min(next, freeFrom) : next;
    }
}
