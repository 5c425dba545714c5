package dev.attune.domain.customer;

import dev.attune.domain.episode.AlertBudget;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRule;
import dev.attune.domain.episode.Restraint;
import dev.attune.domain.episode.SeverityRule;
import dev.attune.domain.episode.Standing;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.DropDetector;
import dev.attune.domain.experience.DropScore;
import dev.attune.domain.experience.Excursion;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import org.jspecify.annotations.Nullable;

/** Where a customer stands with episodes of experience drops, and when quiet alone ends one. */
final class DropEpisodes {

    private final Policy policy;
    private final DropDetector detector;
    private final SeverityRule severity;
    final Restraint restraint;

    private final Standing standing = new Standing();

    DropEpisodes(Policy policy, DropDetector detector, SeverityRule severity, AlertBudget budget) {
        this.policy = policy;
        this.detector = detector;
        this.severity = severity;
        this.restraint = new Restraint(new EpisodeRule(AlertKind.EXPERIENCE_DROP, policy.episode()), budget);
    }

    Standing standing(CustomerProfile profile, Standpoint now) {
        boolean open = profile.dropEpisode.isOpen();
        boolean enters = isSingle(profile) || detector.alarms(profile.drop);
        boolean leaves = open && over(profile, now.at());
        SignalKind kind = enters || open ? mainSignal(profile.drop.excursion()) : null;
        Reason cause = kind == null ? profile.dropEpisode.toldCause() : Reason.of(kind);
        // While it lasts, of all since it began; at its end, of how the customer fares now.
        double score = kind == null || leaves ? Double.NaN : DropScore.of(profile.drop, kind);
        double gap = Double.isNaN(score) ? now.gap() : score;
        return standing.set(enters, leaves, severity.ofGap(gap), gap, cause, profile.eventful);
    }

    /** Back to what the customer expects, or quiet for too long to say. */
    private boolean over(CustomerProfile profile, long at) {
        return isBack(profile) || at >= detector.quietAt(profile.drop);
    }

    /** Recovered, or as likely as not never worse than expected (the excursion is over). */
    boolean isBack(CustomerProfile profile) {
        return detector.recovered(profile.drop) || profile.drop.excursion().size() == 0;
    }

    private boolean isSingle(CustomerProfile profile) {
        return profile.promiseBroken && policy.experience().alertOnSingleBrokenPromise();
    }

    /** A single broken promise is due at its moment alone: what held it back holds it no longer than that. */
    void settle(CustomerProfile profile) {
        if (isSingle(profile) && !profile.dropEpisode.isOpen() && !detector.alarms(profile.drop)) {
            profile.dropEpisode.release();
        }
    }

    /**
     * The detector follows what was told: recovery of the main signal while open, a fresh start after the end.
     *
     * @param causeBefore the cause told before this
     */
    void told(CustomerProfile profile, Trigger trigger, @Nullable Reason causeBefore, long at) {
        switch (trigger.state()) {
            case OPENED -> detector.watch(profile.drop, watchable(profile), at);
            case UPDATED -> {
                if (profile.dropEpisode.toldCause() != causeBefore) {
                    detector.watch(profile.drop, watchable(profile), at);
                }
            }
            case RESOLVED, EXPIRED -> detector.restart(profile.drop);
        }
    }

    private static SignalKind watchable(CustomerProfile profile) {
        SignalKind main = mainSignal(profile.drop.excursion());
        return main == null ? SignalKind.DELIVERY_LATENESS : main;
    }

    /** The kind of the largest sum of parts; null outside an excursion. */
    static @Nullable SignalKind mainSignal(Excursion excursion) {
        SignalKind main = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < excursion.size(); i++) {
            double sum = 0;
            for (int j = 0; j < excursion.size(); j++) {
                sum += excursion.kind(j) == excursion.kind(i) ? excursion.points(j) : 0;
            }
            if (sum > most) {
                most = sum;
                main = excursion.kind(i);
            }
        }
        return main;
    }

    /** When an open drop ends for want of signals; {@link Long#MAX_VALUE} where none is open, or it is over already. */
    long deadline(CustomerProfile profile, Standing standing) {
        boolean waits = profile.dropEpisode.isOpen() && !standing.leaves();
        return waits ? detector.quietAt(profile.drop) : Long.MAX_VALUE;
    }
}
