package dev.attune.domain.customer;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeMemory;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeRule;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.Standing;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.DropDetector;
import dev.attune.domain.experience.DropScore;
import dev.attune.domain.experience.Excursion;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Episodes of what went well, for information, where the policy asks for them.
 *
 * <p>Recovered: opens when a risk or a drop resolves because the customer came back, or has again what they expect (not by
 * mere quiet). It is resolved when it has lasted for the cooldown, and expires when the same trouble opens again before.
 *
 * <p>Delighted: opens when experience is better than expected, by the statistic and the budget of drops turned round, and
 * by at least the gap that makes a drop a warning. It is resolved once that is what the customer expects, is over, or was
 * quiet for too long.
 */
final class GoodNews {

    private final Policy policy;
    private final DropDetector detector;
    private final RevisionWriter writer;
    private final EpisodeRule delights;
    private final boolean tellsRecovered;
    private final boolean tellsDelighted;
    private final long lasts;

    /**
     * What was told of what went badly, at the same look.
     *
     * @param risk null where nothing was told of a risk
     * @param cameBack whether the customer gave a sign of life since the risk was first told
     * @param drop null where nothing was told of a drop
     * @param isBack whether the customer has again what they expect
     * @param lost index points at the worst of the drop, below 0
     */
    record BadNews(
            @Nullable Trigger risk,
            boolean cameBack,
            @Nullable Trigger drop,
            boolean isBack,
            double lost) {}

    GoodNews(Policy policy, DropDetector detector, RevisionWriter writer) {
        this.policy = policy;
        this.detector = detector;
        this.writer = writer;
        this.delights = new EpisodeRule(AlertKind.EXPERIENCE_DELIGHTED, policy.episode());
        this.tellsRecovered = policy.experience().tellRecovered();
        this.tellsDelighted = policy.experience().tellDelighted();
        this.lasts = policy.episode().cooldown().toMillis();
    }

    /** Whether there can be anything to tell of this customer. */
    boolean concerns(CustomerProfile profile) {
        return tellsRecovered || tellsDelighted || profile.gains != null;
    }

    /** What is to be told now, in the order of the kinds. */
    List<EpisodeRevision> tell(
            String customerId, CustomerProfile profile, Standpoint now, BadNews bad, boolean expired) {
        boolean riskOver = tellsRecovered && bad.risk() == Trigger.RESOLVED && bad.cameBack();
        boolean dropOver = tellsRecovered && bad.drop() == Trigger.RESOLVED && bad.isBack();
        Gains gains = profile.gains;
        if (gains == null) {
            if (!riskOver && !dropOver) {
                return List.of();
            }
            gains = new Gains();
            profile.gains = gains;
        }
        List<EpisodeRevision> told = new ArrayList<>();
        Trigger risk = recovery(gains.riskRecovered, riskOver, bad.risk(), now.at(), expired);
        if (risk != null) {
            told.add(writer.riskRecovered(customerId, profile, gains, now, risk));
            gains.riskRecovered = kept(gains.riskRecovered);
        }
        Trigger drop = recovery(gains.experienceRecovered, dropOver, bad.drop(), now.at(), expired);
        if (drop != null) {
            tellDrop(customerId, profile, gains, now, bad, drop, told);
        }
        delight(customerId, profile, gains, now, expired, told);
        if (!tellsDelighted && !gains.anyOpen()) {
            profile.gains = null;
        }
        return told;
    }

    private void tellDrop(
            String customerId,
            CustomerProfile profile,
            Gains gains,
            Standpoint now,
            BadNews bad,
            Trigger state,
            List<EpisodeRevision> told) {
        boolean opens = state == Trigger.OPENED;
        gains.lost = opens ? (float) Math.min(0, bad.lost()) : gains.lost;
        Reason cause = opens ? profile.dropEpisode.toldCause() : gains.experienceRecovered.toldCause();
        told.add(writer.experienceRecovered(customerId, profile, gains, now, cause, state));
        gains.experienceRecovered = kept(gains.experienceRecovered);
    }

    private @Nullable Trigger recovery(
            EpisodeMemory memory, boolean begins, @Nullable Trigger trouble, long at, boolean expired) {
        if (!memory.isOpen()) {
            return begins && !expired ? Trigger.OPENED : null;
        }
        if (expired || trouble == Trigger.OPENED || !tellsRecovered) {
            return Trigger.EXPIRED;
        }
        return at >= memory.openedAt() + lasts ? Trigger.RESOLVED : null;
    }

    /** One recovery is no reason to keep the next one back: what is over is forgotten. */
    private static EpisodeMemory kept(EpisodeMemory memory) {
        return memory.isOpen() ? memory : new EpisodeMemory();
    }

    private void delight(
            String customerId,
            CustomerProfile profile,
            Gains gains,
            Standpoint now,
            boolean expired,
            List<EpisodeRevision> told) {
        boolean open = gains.delighted.isOpen();
        if (!open && !tellsDelighted) {
            return;
        }
        Standing standing = delighted(profile, gains, now);
        Trigger state = delights.decide(gains.delighted, standing, now.at());
        state = state == Trigger.REMINDER ? null : state; // nobody has to be reminded of good news
        if (open && (expired || !tellsDelighted)) {
            state = Trigger.EXPIRED;
        } else if (expired) {
            state = null;
        }
        if (state != null) {
            told.add(writer.delighted(customerId, profile, gains, now, standing, state));
            if (!state.asksForAttention()) {
                gains.rise.restart();
            }
        }
    }

    private Standing delighted(CustomerProfile profile, Gains gains, Standpoint now) {
        Excursion rise = gains.rise.excursion();
        SignalKind kind = DropEpisodes.mainSignal(rise);
        double score = kind == null ? now.gap() : DropScore.of(gains.rise, kind);
        boolean clearly = score >= -policy.episode().dropWarning();
        boolean troubled = profile.dropEpisode.isOpen();
        boolean enters = detector.rises(profile.drop, gains.rise) && clearly && !troubled;
        boolean leaves = kind == null || troubled || now.at() >= quietAt(gains);
        Reason cause = kind == null ? gains.delighted.toldCause() : Reason.of(kind);
        return new Standing(enters, leaves, Severity.INFO, score, cause, profile.eventful);
    }

    private long quietAt(Gains gains) {
        return gains.rise.heardAt() + policy.experience().quietDays() * OccasionClock.MILLISECONDS_PER_DAY;
    }

    /** When time alone has something to tell; {@link Long#MAX_VALUE} for never. */
    long deadline(CustomerProfile profile, Standpoint now) {
        Gains gains = profile.gains;
        if (gains == null) {
            return Long.MAX_VALUE;
        }
        long next = Math.min(lastsUntil(gains.riskRecovered), lastsUntil(gains.experienceRecovered));
        if (tellsDelighted) {
            Standing standing = delighted(profile, gains, now);
            next = Math.min(next, delights.deadline(gains.delighted, standing, now.at()));
            if (gains.delighted.isOpen() && !standing.leaves()) {
                next = Math.min(next, quietAt(gains));
            }
        }
        return next;
    }

    private long lastsUntil(EpisodeMemory memory) {
        return memory.isOpen() ? memory.openedAt() + lasts : Long.MAX_VALUE;
    }
}
