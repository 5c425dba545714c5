package dev.attune.domain.episode;

import dev.attune.domain.policy.AlertBudgetRule;
import org.jspecify.annotations.Nullable;

/**
 * How many alerts a customer may make within any seven days, all kinds together. A function of the times at which they were
 * told, so that it counts the same in every order of arrival, after every restart and in every replay.
 */
public final class AlertBudget {

    private final int perWeek;
    private final boolean criticalPasses;

    public AlertBudget(AlertBudgetRule rule) {
        this.perWeek = rule.perWeek();
        this.criticalPasses = rule.criticalPasses();
    }

    /** Whether it asks no budget. */
    boolean passes(Severity severity) {
        return criticalPasses && severity == Severity.CRITICAL;
    }

    /**
     * From when one more may be told, epoch milliseconds: a week after the one that used the budget up;
     * {@link Long#MIN_VALUE} where it is not used up.
     */
    public long freeFrom(EpisodeMemory one, EpisodeMemory other) {
        AskedTimes first = one.asked();
        AskedTimes second = other.asked();
        int i = size(first);
        int j = size(second);
        if (i + j < perWeek) {
            return Long.MIN_VALUE;
        }
        long newest = Long.MIN_VALUE;
        for (int counted = 0; counted < perWeek; counted++) {
            long left = i == 0 || first == null ? Long.MIN_VALUE : first.at(i - 1);
            long right = j == 0 || second == null ? Long.MIN_VALUE : second.at(j - 1);
            newest = Math.max(left, right);
            i -= left >= right ? 1 : 0;
            j -= left >= right ? 0 : 1;
        }
        return newest + AskedTimes.WEEK;
    }

    private static int size(@Nullable AskedTimes times) {
        return times == null ? 0 : times.size();
    }
}
