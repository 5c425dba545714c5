package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.episode.AlertBudget;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeMemory;
import dev.attune.domain.episode.EpisodeRule;
import dev.attune.domain.episode.Restraint;
import dev.attune.domain.episode.SeverityRule;
import dev.attune.domain.episode.Standing;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.Arrays;

/** Where a customer stands with episodes of churn risk, and when silence alone will change that. */
final class ChurnEpisodes {

    private static final double DAYS_PER_WEEK = 7;
    private static final double MILLISECONDS_PER_WEEK = DAYS_PER_WEEK * OccasionClock.MILLISECONDS_PER_DAY;

    /** Ages are differences of weeks in doubles: half a millisecond. */
    private static final double ROUNDING_WEEKS = 1e-9;

    private final Policy policy;
    private final ChurnModel model;
    private final SeverityRule severity;
    private final double enterLogOdds;
    private final double overdueLogOdds;
    private final double overdueWeeks;
    private final double exitLogOdds;

    /** Every log-odds at which something is told or named anew, ascending. */
    private final double[] limits;

    final Restraint restraint;

    private final Standing standing = new Standing();

    ChurnEpisodes(Policy policy, ChurnModel model, SeverityRule severity, AlertBudget budget) {
        this.policy = policy;
        this.model = model;
        this.severity = severity;
        this.restraint = new Restraint(new EpisodeRule(AlertKind.CHURN_RISK, policy.episode()), budget);
        this.enterLogOdds = policy.churn().enterLogOdds();
        this.overdueLogOdds = policy.churn().overdueLogOdds();
        this.overdueWeeks = policy.churn().overdue().days() / DAYS_PER_WEEK;
        this.exitLogOdds = policy.churn().exitLogOdds();
        this.limits = new double[] {
            enterLogOdds,
            overdueLogOdds,
            exitLogOdds,
            LogOdds.of(policy.episode().churnWarning()),
            LogOdds.of(policy.episode().churnCritical()),
            LogOdds.of(policy.health().mediumBand()),
            LogOdds.of(policy.health().highBand()),
            LogOdds.of(policy.health().criticalBand()),
            LogOdds.of(policy.health().lapsedProbability())
        };
        Arrays.sort(limits);
    }

    Standing standing(CustomerProfile profile, Standpoint now) {
        boolean likely = now.logOdds() >= enterLogOdds || (now.logOdds() >= overdueLogOdds && isOverdue(now));
        boolean enters = likely && now.at() >= knownEnoughFrom(profile, now.inputs());
        Reason cause = enters || profile.churnEpisode.isOpen() ? cause(profile, now) : null;
        return standing.set(
                enters,
                now.logOdds() < exitLogOdds,
                severity.ofRisk(now.logOdds()),
                now.pDead(),
                cause,
                profile.eventful);
    }

    /** Whether none is open, and the customer is known well enough for one to open. */
    boolean mightOpen(CustomerProfile profile, Standpoint now) {
        return !profile.churnEpisode.isOpen() && now.at() >= knownEnoughFrom(profile, now.inputs());
    }

    /** The largest contribution; silence alone never makes a new one, so it is worked out after events only. */
    private Reason cause(CustomerProfile profile, Standpoint now) {
        if (profile.churnEpisode.isOpen() && !profile.eventful) {
            Reason told = profile.churnEpisode.toldCause();
            return told == null ? Reason.SILENCE : told;
        }
        return Reason.valueOf(model.assess(now.inputs()).contributions().get(0).reason());
    }

    /** From when an alert may be raised, epoch milliseconds; {@link Long#MAX_VALUE} while there are too few occasions. */
    private long knownEnoughFrom(CustomerProfile profile, ChurnInputs inputs) {
        OccasionClock telling = model.visitsTell(inputs) ? profile.activity : profile.purchases;
        if (!telling.started() || model.repeats(inputs) < policy.churn().minimumRepeats()) {
            return Long.MAX_VALUE;
        }
        return telling.startOfFirstDay() + policy.churn().minimumAgeDays() * OccasionClock.MILLISECONDS_PER_DAY;
    }

    /**
     * When silence alone next changes an episode, a band or the lifecycle; never late.
     *
     * @param afterEvent whether this look followed an event: then a cheap early bound will do
     */
    long deadline(CustomerProfile profile, Standpoint now, boolean afterEvent) {
        double above = Double.POSITIVE_INFINITY;
        double below = Double.NEGATIVE_INFINITY;
        for (double limit : limits) {
            above = limit > now.logOdds() ? Math.min(above, limit) : above;
            below = limit <= now.logOdds() ? Math.max(below, limit) : below;
        }
        EpisodeMemory episode = profile.churnEpisode;
        if (episode.isOpen()) {
            double step = policy.episode().churnUpdateStep();
            double worse = logOddsOf(episode.toldScore() + step);
            double better = logOddsOf(episode.toldScore() - step);
            above = worse > now.logOdds() ? Math.min(above, worse) : above;
            below = better <= now.logOdds() ? Math.max(below, better) : below;
        }
        long next = Math.min(known(profile, now), overdue(now));
        if (above != Double.POSITIVE_INFINITY) {
            next = Math.min(next, rises(now, above, afterEvent));
        }
        if (below != Double.NEGATIVE_INFINITY && now.inputs().hasEvidence()) {
            next = Math.min(next, falls(now, below, afterEvent));
        }
        return next;
    }

    private long rises(Standpoint now, double limit, boolean afterEvent) {
        return afterEvent
                ? after(now.at(), model.risesNotBefore(now.inputs(), limit))
                : model.rises(now.inputs(), now.at(), limit);
    }

    private long falls(Standpoint now, double limit, boolean afterEvent) {
        return afterEvent
                ? after(now.at(), model.fallsNotBefore(now.inputs(), now.logOdds(), limit))
                : model.falls(now.inputs(), now.at(), limit);
    }

    private static long after(long at, double weeks) {
        double milliseconds = weeks * MILLISECONDS_PER_WEEK;
        if (!(milliseconds < Long.MAX_VALUE / 4.0)) {
            return Long.MAX_VALUE;
        }
        return at + (long) Math.floor(Math.max(0, milliseconds));
    }

    /** Infinite where a probability can never be reached. */
    private static double logOddsOf(double probability) {
        if (probability <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return probability < 1 ? LogOdds.of(probability) : Double.POSITIVE_INFINITY;
    }

    private boolean isOverdue(Standpoint now) {
        return now.inputs().quiet() >= overdueWeeks - ROUNDING_WEEKS;
    }

    /** When a lower probability will do, if it is reached already. */
    private long overdue(Standpoint now) {
        boolean waits = now.logOdds() >= overdueLogOdds && now.logOdds() < enterLogOdds && !isOverdue(now);
        return waits ? after(now.at(), overdueWeeks - now.inputs().quiet()) : Long.MAX_VALUE;
    }

    private long known(CustomerProfile profile, Standpoint now) {
        long from = knownEnoughFrom(profile, now.inputs());
        return from > now.at() ? from : Long.MAX_VALUE;
    }
}
