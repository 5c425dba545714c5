package dev.attune.domain.customer;

import dev.attune.domain.episode.AlertIds;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeMemory;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.feedback.AlertOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * What follows from one assessment. A model has one and fills it at each, since nearly always there is nothing to tell:
 * read it before the next assessment.
 */
public final class Decision {

    private final Judgement judgement;
    private final Standpoint now;
    private String customerId = "";
    private CustomerProfile profile = new CustomerProfile();
    private List<EpisodeRevision> revisions = List.of();
    private List<Suppression> suppressions = List.of();
    private List<AlertOutcome> outcomes = List.of();
    private boolean healthWorthTelling;
    private long deadline;
    private boolean expired;

    Decision(Judgement judgement, Standpoint now) {
        this.judgement = judgement;
        this.now = now;
    }

    void of(String id, CustomerProfile ofCustomer) {
        customerId = id;
        profile = ofCustomer;
    }

    void known(List<AlertOutcome> alerts) {
        outcomes = alerts;
    }

    Decision decided(
            List<EpisodeRevision> told,
            List<Suppression> heldBack,
            boolean tellHealth,
            long lookAgainAt,
            boolean toForget) {
        revisions = told;
        suppressions = heldBack;
        healthWorthTelling = tellHealth;
        deadline = lookAgainAt;
        expired = toForget;
        return this;
    }

    /** The figures, worked out now: costly, so only asked for what is told. */
    public Assessment assessment() {
        return judgement.assessment(customerId, profile, now, openEpisodes());
    }

    /** What is to be told now, in the order of {@code AlertKind}; often empty. */
    public List<EpisodeRevision> revisions() {
        return revisions;
    }

    /** What was due now and is held back, in the same order; not again while the same is held back. */
    public List<Suppression> suppressions() {
        return suppressions;
    }

    /** How alerts turned out, known now; each is told once. */
    public List<AlertOutcome> outcomes() {
        return outcomes;
    }

    /** Whether the figures differ enough from the health record told last. */
    public boolean healthWorthTelling() {
        return healthWorthTelling;
    }

    /**
     * When to assess again if nothing happens, epoch milliseconds of event time; {@link Long#MAX_VALUE} for never. May be
     * early, never late.
     */
    public long deadline() {
        return deadline;
    }

    /** The customer is to be forgotten: the state can go. */
    public boolean expired() {
        return expired;
    }

    private List<String> openEpisodes() {
        List<String> open = new ArrayList<>(2);
        add(AlertKind.CHURN_RISK, profile.churnEpisode, open);
        add(AlertKind.EXPERIENCE_DROP, profile.dropEpisode, open);
        Gains gains = profile.gains;
        if (gains != null) {
            add(AlertKind.RISK_RECOVERED, gains.riskRecovered, open);
            add(AlertKind.EXPERIENCE_RECOVERED, gains.experienceRecovered, open);
            add(AlertKind.EXPERIENCE_DELIGHTED, gains.delighted, open);
        }
        return List.copyOf(open);
    }

    private void add(AlertKind kind, EpisodeMemory episode, List<String> to) {
        if (episode.isOpen()) {
            to.add(AlertIds.of(customerId, kind, episode.openedAt(), AlertIds.LIVE));
        }
    }
}
