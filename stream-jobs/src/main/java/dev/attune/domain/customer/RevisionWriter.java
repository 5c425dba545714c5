package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.episode.AlertIds;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeMemory;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Evidence;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.episode.Priority;
import dev.attune.domain.episode.Remedy;
import dev.attune.domain.episode.Routes;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.Stakes;
import dev.attune.domain.episode.Standing;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.experience.Excursion;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts into one revision everything that an alert tells, and takes it down in the episode's memory. */
final class RevisionWriter {

    /** Where experience stands now against the customer's baseline, index points. */
    static final String GAP_NOW = "GAP_NOW";

    /** Codes of terms that are no reason, which alone has a department. */
    private static final Set<String> NO_REASONS = Set.of(DropExplanation.ACCUMULATION, DropExplanation.OTHER_SIGNALS);

    private final Policy policy;
    private final ChurnModel churn;
    private final DropExplanation drops;
    private final Judgement judgement;
    private final ConfidenceRule confidence;
    private final Remedies remedies;

    RevisionWriter(
            Policy policy,
            ChurnModel churn,
            DropExplanation drops,
            Judgement judgement,
            ConfidenceRule confidence,
            Remedies remedies) {
        this.policy = policy;
        this.churn = churn;
        this.drops = drops;
        this.judgement = judgement;
        this.confidence = confidence;
        this.remedies = remedies;
    }

    EpisodeRevision churn(
            String customerId, CustomerProfile profile, Standpoint now, Standing standing, Trigger trigger) {
        List<Contribution> contributions = churn.assess(now.inputs()).contributions().stream()
                .map(each -> each.counted(profile.churnEvidence.count(Reason.valueOf(each.reason()))))
                .toList();
        List<Evidence> evidence = profile.evidence.sinceLastPurchase();
        boolean lasting = trigger.asksForAttention();
        List<Remedy> better = lasting ? remedies.of(profile, now) : List.of();
        Content content = new Content(AlertKind.CHURN_RISK, contributions, better, evidence, List.of());
        return write(customerId, profile, profile.churnEpisode, now, standing, trigger, content);
    }

    EpisodeRevision drop(
            String customerId, CustomerProfile profile, Standpoint now, Standing standing, Trigger trigger) {
        List<Contribution> contributions = drops.contributions(profile.drop, profile.segment);
        long from = now.at() - policy.experience().quietDays() * OccasionClock.MILLISECONDS_PER_DAY;
        List<String> touchpoints = DropExplanation.touchpoints(profile.drop.excursion());
        List<Evidence> evidence = profile.evidence.since(from);
        Content content = new Content(AlertKind.EXPERIENCE_DROP, contributions, List.of(), evidence, touchpoints);
        return write(customerId, profile, profile.dropEpisode, now, standing, trigger, content);
    }

    EpisodeRevision riskRecovered(
            String customerId, CustomerProfile profile, Gains gains, Standpoint now, Trigger trigger) {
        List<Contribution> contributions = churn.assess(now.inputs()).contributions().stream()
                .map(each -> each.counted(profile.churnEvidence.count(Reason.valueOf(each.reason()))))
                .toList();
        Standing standing = new Standing(false, false, Severity.INFO, now.pDead(), null, profile.eventful);
        Content content = Content.good(AlertKind.RISK_RECOVERED, contributions, List.of());
        return write(customerId, profile, gains.riskRecovered, now, standing, trigger, content);
    }

    /** What had been lost at the worst, undone, and where the customer stands now: together what was regained. */
    EpisodeRevision experienceRecovered(
            String customerId,
            CustomerProfile profile,
            Gains gains,
            Standpoint now,
            @Nullable Reason cause,
            Trigger trigger) {
        String from = cause == null ? DropExplanation.OTHER_SIGNALS : cause.name();
        Contribution undone = new Contribution(from, -gains.lost, Double.NaN, Double.NaN, ExpectationSource.NONE);
        Contribution today =
                new Contribution(GAP_NOW, now.gap(), now.index(), now.baseline(), ExpectationSource.OWN_BASELINE);
        double regained = undone.points() + today.points();
        Standing standing = new Standing(false, false, Severity.INFO, regained, cause, profile.eventful);
        Content content = Content.good(AlertKind.EXPERIENCE_RECOVERED, List.of(undone, today), List.of());
        return write(customerId, profile, gains.experienceRecovered, now, standing, trigger, content);
    }

    EpisodeRevision delighted(
            String customerId,
            CustomerProfile profile,
            Gains gains,
            Standpoint now,
            Standing standing,
            Trigger trigger) {
        Excursion rise = gains.rise.excursion();
        List<Contribution> contributions = drops.contributions(profile.drop, rise, profile.segment);
        List<String> touchpoints = DropExplanation.touchpoints(rise);
        Content content = Content.good(AlertKind.EXPERIENCE_DELIGHTED, contributions, touchpoints);
        return write(customerId, profile, gains.delighted, now, standing, trigger, content);
    }

    /** What differs between the kinds. */
    private record Content(
            AlertKind kind,
            List<Contribution> contributions,
            List<Remedy> remedies,
            List<Evidence> evidence,
            List<String> touchpoints) {

        /** The events that are remembered by name are bad ones: good news has none. */
        static Content good(AlertKind kind, List<Contribution> contributions, List<String> touchpoints) {
            return new Content(kind, contributions, List.of(), List.of(), touchpoints);
        }

        double scorePoints() {
            double sum = 0;
            for (Contribution contribution : contributions) {
                sum += contribution.points();
            }
            return sum;
        }
    }

    private EpisodeRevision write(
            String customerId,
            CustomerProfile profile,
            EpisodeMemory memory,
            Standpoint now,
            Standing standing,
            Trigger trigger,
            Content content) {
        double scoreBefore = memory.scoreBefore();
        int suppressed = memory.suppressed();
        int revision = memory.tell(trigger, standing, now.at());
        Stakes stakes = judgement.stakes(profile, now);
        return new EpisodeRevision(
                AlertIds.of(customerId, content.kind(), memory.openedAt(), AlertIds.LIVE),
                revision,
                trigger.state(),
                trigger,
                suppressed,
                content.kind(),
                customerId,
                standing.severity(),
                Priority.of(content.kind(), standing.score(), stakes.valueAtRisk()),
                standing.score(),
                content.scorePoints(),
                scoreBefore,
                content.contributions(),
                content.remedies(),
                content.evidence(),
                content.touchpoints(),
                stakes,
                judgement.clocks(now),
                content.kind().isGoodNews() ? List.of() : route(content.contributions(), memory.worstSeverity()),
                confidence.of(profile, now.at()),
                null,
                policy.version(),
                policy.parametersVersion(),
                memory.openedAt(),
                now.at(),
                false);
    }

    private static EpisodeMemory memory(CustomerProfile profile, AlertKind kind) {
        return kind == AlertKind.CHURN_RISK ? profile.churnEpisode : profile.dropEpisode;
    }

    /** What is held back now, as the episode's memory has taken it down. */
    Suppression heldBack(
            String customerId,
            CustomerProfile profile,
            AlertKind kind,
            Standing standing,
            SuppressionReason reason,
            long at) {
        EpisodeMemory memory = memory(profile, kind);
        long openedAt = memory.beganAt();
        return new Suppression(
                AlertIds.of(customerId, kind, openedAt, AlertIds.LIVE),
                kind,
                customerId,
                reason,
                memory.suppressed(),
                standing.severity(),
                standing.score(),
                null,
                policy.version(),
                openedAt,
                at,
                false);
    }

    /** The departments of every contribution that speaks for the alert, largest first, each once. */
    private List<String> route(List<Contribution> contributions, Severity worst) {
        List<Reason> reasons = new ArrayList<>();
        for (Contribution contribution : contributions) {
            if (contribution.points() > 0 && !NO_REASONS.contains(contribution.reason())) {
                reasons.add(Reason.valueOf(contribution.reason()));
            }
        }
        return Routes.of(policy, reasons, worst);
    }
}
