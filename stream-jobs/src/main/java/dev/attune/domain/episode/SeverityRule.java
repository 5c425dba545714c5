package dev.attune.domain.episode;

import dev.attune.domain.policy.EpisodePolicy;

/** How bad a score is. */
public final class SeverityRule {

    private final EpisodePolicy policy;
    private final double churnWarning;
    private final double churnCritical;

    public SeverityRule(EpisodePolicy policy) {
        this.policy = policy;
        this.churnWarning = logOdds(policy.churnWarning());
        this.churnCritical = logOdds(policy.churnCritical());
    }

    /** Of the log-odds of having left. */
    public Severity ofRisk(double logOdds) {
        if (logOdds >= churnCritical) {
            return Severity.CRITICAL;
        }
        return logOdds >= churnWarning ? Severity.WARNING : Severity.INFO;
    }

    /** Of a gap in index points, negative is worse than expected. */
    public Severity ofGap(double gap) {
        if (gap <= policy.dropCritical()) {
            return Severity.CRITICAL;
        }
        return gap <= policy.dropWarning() ? Severity.WARNING : Severity.INFO;
    }

    private static double logOdds(double probability) {
        return StrictMath.log(probability) - StrictMath.log1p(-probability);
    }
}
