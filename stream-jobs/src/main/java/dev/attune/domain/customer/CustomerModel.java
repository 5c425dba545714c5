package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.episode.AlertBudget;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.SeverityRule;
import dev.attune.domain.episode.Standing;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.episode.SuppressionReason;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.episode.Wishes;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.experience.DropDetector;
import dev.attune.domain.experience.SignalCatalogue;
import dev.attune.domain.experience.SignalListener;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.policy.IgnorePolicy;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a customer with every interaction, and what follows from it. Deterministic: the same interactions in
 * (event time, event id) order give the same decisions, byte for byte. Looking more often than at events and deadlines
 * changes no revision. Not thread-safe: one per operator.
 */
public final class CustomerModel {

    private final Policy policy;
    private final CustomerObserver observer;
    private final ExperienceRecorder recorder;
    private final CaseTracker cases;
    private final JourneyTracker journey;
    private final StepTracker steps;
    private final Forgetting forgetting;
    private final ConfidenceRule confidence;
    private final Judgement judgement;
    private final EncounterTeller encounters;
    private final AlertBudget budget;
    private final ChurnEpisodes churnEpisodes;
    private final DropEpisodes dropEpisodes;
    private final RevisionWriter writer;
    private final OutcomeWatch outcomes;
    private final FeedbackWishes feedbackWishes = new FeedbackWishes();

    /** How alerts turned out, known since the last assessment. */
    private final List<AlertOutcome> known = new ArrayList<>();

    private final DropDetector detector;
    private final GoodNews goodNews;
    private final long expiry;
    private final Standpoint now = new Standpoint();
    private final Decision decision;

    /** What the customers' steps come to is of no interest. */
    public CustomerModel(Policy policy) {
        this(policy, step -> {});
    }

    /** @param steps hears of each step while an interaction is observed or a customer assessed */
    public CustomerModel(Policy policy, Consumer<Step> steps) {
        this(policy, steps, null);
    }

    /**
     * @param steps hears of each step while an interaction is observed or a customer assessed
     * @param met hears of each moment that customers met us at; null where nobody listens
     */
    public CustomerModel(Policy policy, Consumer<Step> steps, @Nullable Consumer<Encounter> met) {
        this.steps = new StepTracker(policy, steps);
        this.outcomes = new OutcomeWatch(policy);
        this.policy = policy;
        this.expiry = policy.retention().expiryDays() * OccasionClock.MILLISECONDS_PER_DAY;
        this.detector = new DropDetector(policy.experience());
        this.forgetting = new Forgetting(policy.churn());
        ChurnModel churn = new ChurnModel(policy.churn());
        this.confidence = new ConfidenceRule(policy.confidence());
        this.judgement = new Judgement(policy, churn, confidence, forgetting);
        this.encounters = new EncounterTeller(policy.experience(), judgement, heeded(policy.ignore(), met));
        this.recorder = new ExperienceRecorder(policy, detector, forgetting, encounters);
        this.cases = new CaseTracker(policy, recorder, forgetting);
        this.journey = new JourneyTracker(policy, recorder);
        SignalCatalogue catalogue = new SignalCatalogue(policy.experience());
        this.observer = new CustomerObserver(policy, catalogue, recorder, cases, journey, forgetting);
        SeverityRule severity = new SeverityRule(policy.episode());
        this.decision = new Decision(judgement, now);
        this.budget = new AlertBudget(policy.episode().budget());
        this.churnEpisodes = new ChurnEpisodes(policy, churn, severity, budget);
        this.dropEpisodes = new DropEpisodes(policy, detector, severity, budget);
        Remedies remedies = new Remedies(policy, observer, cases, judgement, churn);
        this.writer = new RevisionWriter(policy, churn, new DropExplanation(detector), judgement, confidence, remedies);
        this.goodNews = new GoodNews(policy, detector, writer);
    }

    private static @Nullable Consumer<Encounter> heeded(IgnorePolicy ignore, @Nullable Consumer<Encounter> met) {
        if (met == null || ignore.touchpoints().isEmpty()) {
            return met;
        }
        return encounter -> {
            if (!ignore.ignoresTouchpoint(encounter.cell().touchpoint())) {
                met.accept(encounter);
            }
        };
    }

    /** Someone else hears of the signals that customers come to expect. */
    void tellSignals(SignalListener listener) {
        recorder.tell(listener);
    }

    /**
     * What is known of the feeds from now on: while one is stale, the silence that it would break does not grow, promises
     * that it would keep are not broken, and evidence that it would answer is not forgotten. Whoever tells it has every
     * customer assessed again at that tick.
     */
    public void hear(FeedOutages heard) {
        forgetting.hear(heard);
        cases.hear(heard);
        journey.hear(heard);
        confidence.hear(heard);
        judgement.hear(heard);
        outcomes.hear(heard);
    }

    /**
     * Takes in one interaction.
     *
     * @param late whether it comes after its tick was released: then only what does not depend on order is updated
     */
    public Observation observe(CustomerProfile profile, Interaction interaction, boolean late) {
        int purchaseDays = profile.purchases.days();
        boolean ignored = policy.ignore().ignoresCustomer(interaction.customerId());
        if (!late && !ignored) {
            encounters.begin(interaction);
        }
        Observation observed = observer.observe(profile, interaction, late);
        encounters.end();
        if (observed == Observation.ACCEPTED) {
            outcomes.observed(profile, interaction);
        }
        if (observed == Observation.ACCEPTED && !ignored) {
            steps.observed(profile, interaction, purchaseDays);
        }
        return observed;
    }

    /**
     * Takes in what somebody says of the customer's alerts; the next assessment goes by it.
     *
     * @param at as of when that assessment will be, epoch milliseconds of event time
     * @return false where no alert is known that it could mean: then nothing has changed
     */
    public boolean take(String customerId, CustomerProfile profile, Feedback said, long at) {
        return FeedbackDesk.take(customerId, profile, said, at, known::add);
    }

    /**
     * How many orders and support cases were forgotten while still open, since this was asked last: a customer has room
     * for {@link OpenCases#MOST}.
     */
    public long takeForgottenCases() {
        return cases.takeForgotten();
    }

    /**
     * How many promises were for a time before they were made, and so not taken for promises, since this was asked last.
     */
    public long takeImpossiblePromises() {
        return cases.takeImpossible();
    }

    /** What churn risk is judged from, as of an instant in epoch milliseconds; changes nothing. */
    public ChurnInputs inputs(CustomerProfile profile, long at) {
        return judgement.inputs(profile, at);
    }

    /** Hears what happened by {@code at} with no event, in the order of the moments it was due. */
    void settle(CustomerProfile profile, long at) {
        if (profile.journey.awaits()) {
            for (long due = journey.nextDue(profile); due < at; due = journey.nextDue(profile)) {
                cases.settle(profile, due + 1);
                journey.settleNext(profile, due);
            }
        }
        cases.settle(profile, at);
        journey.rest(profile, at);
    }

    /** Whether the customer was not heard of for so long that they are forgotten. */
    boolean isExpired(CustomerProfile profile, long at) {
        return profile.lastEventTime != Long.MIN_VALUE && at - profile.lastEventTime >= expiry;
    }

    /**
     * Judges the customer as of {@code at} and remembers inside the profile what is told. Allocates nothing where nothing
     * is told.
     *
     * @param at end of the tick, epoch milliseconds of event time
     */
    public Decision assess(String customerId, CustomerProfile profile, long at) {
        boolean ignored = policy.ignore().ignoresCustomer(customerId);
        if (!ignored) {
            encounters.begin(customerId, at - 1);
        }
        settle(profile, at);
        encounters.end();
        profile.hours.forget(at);
        profile.days.forget(at);
        judgement.fill(now, profile, at);
        decision.of(customerId, profile);
        boolean expired = isExpired(profile, at);
        boolean over = expired || ignored;
        steps.assessed(profile, over ? null : now.lifecycle());
        profile.churnEpisode.forget(at);
        profile.dropEpisode.forget(at);
        List<EpisodeRevision> revisions = List.of();
        List<Suppression> suppressions = List.of();
        Wishes wishes = wishes(profile);
        Standing churn = churnEpisodes.standing(profile, now);
        Trigger churnTold = over
                ? expire(profile.churnEpisode.isOpen())
                : churnEpisodes.restraint.decide(profile.churnEpisode, churn, wishes, freeFrom(profile), at);
        if (churnTold != null) {
            revisions = List.of(writer.churn(customerId, profile, now, churn, churnTold));
            OutcomeWatch.told(profile, revisions.get(0), false);
        }
        SuppressionReason churnHeld = over ? null : churnEpisodes.restraint.counted();
        if (churnHeld != null) {
            suppressions = List.of(writer.heldBack(customerId, profile, AlertKind.CHURN_RISK, churn, churnHeld, at));
        }
        Standing drop = dropEpisodes.standing(profile, now);
        Trigger dropTold = over
                ? expire(profile.dropEpisode.isOpen())
                : dropEpisodes.restraint.decide(profile.dropEpisode, drop, wishes, freeFrom(profile), at);
        boolean isBack = dropTold == Trigger.RESOLVED && dropEpisodes.isBack(profile);
        double lost = profile.dropEpisode.worstScore();
        if (dropTold != null) {
            Reason causeBefore = profile.dropEpisode.toldCause();
            EpisodeRevision told = writer.drop(customerId, profile, now, drop, dropTold);
            revisions = plus(revisions, told);
            OutcomeWatch.told(profile, told, !expired && detector.recovered(profile.drop));
            dropEpisodes.told(profile, dropTold, causeBefore, at);
        }
        SuppressionReason dropHeld = over ? null : dropEpisodes.restraint.counted();
        if (dropHeld != null) {
            suppressions = plus(
                    suppressions, writer.heldBack(customerId, profile, AlertKind.EXPERIENCE_DROP, drop, dropHeld, at));
            dropEpisodes.settle(profile);
        }
        boolean good = false;
        if (goodNews.concerns(profile)) {
            boolean cameBack = profile.lastEventTime > profile.churnEpisode.openedAt();
            GoodNews.BadNews bad = new GoodNews.BadNews(churnTold, cameBack, dropTold, isBack, lost);
            for (EpisodeRevision told : goodNews.tell(customerId, profile, now, bad, over)) {
                revisions = plus(revisions, told);
                good |= changesEpisodes(told.trigger());
            }
        }
        if (profile.eventful) {
            profile.churnEpisode.note(now.pDead());
            profile.dropEpisode.note(now.gap());
            profile.eventful = false;
            profile.promiseBroken = false;
        }
        outcomes.settle(customerId, profile, at, expired, known::add);
        if (!over && churnEpisodes.mightOpen(profile, now)) {
            outcomes.pick(customerId, profile, at);
        }
        decision.known(known.isEmpty() ? List.of() : List.copyOf(known));
        known.clear();
        boolean telling = !ignored
                && (changesEpisodes(churnTold)
                        || changesEpisodes(dropTold)
                        || good
                        || profile.health.differs(now, policy.health()));
        if (telling) {
            profile.health.tell(now);
        }
        long deadline = expired ? Long.MAX_VALUE : deadline(customerId, profile, churn, drop, telling);
        return decision.decided(revisions, suppressions, telling, deadline, expired);
    }

    /** The health that {@link #assess} found worth telling was not told, so that the next one is. */
    public void withholdHealth(CustomerProfile profile) {
        profile.health.withhold();
    }

    /** What was asked for by those who handle this customer's alerts. */
    private Wishes wishes(CustomerProfile profile) {
        return profile.feedback == null ? Wishes.NONE : feedbackWishes.of(profile, profile.feedback);
    }

    /** From when one more alert is within the customer's budget. */
    private long freeFrom(CustomerProfile profile) {
        return budget.freeFrom(profile.churnEpisode, profile.dropEpisode);
    }

    private static @Nullable Trigger expire(boolean open) {
        return open ? Trigger.EXPIRED : null;
    }

    private static boolean changesEpisodes(@Nullable Trigger told) {
        return told != null && told.state() != EpisodeState.UPDATED;
    }

    private static <T> List<T> plus(List<T> told, T more) {
        List<T> all = new ArrayList<>(told);
        all.add(more);
        return List.copyOf(all);
    }

    private long deadline(String customerId, CustomerProfile profile, Standing churn, Standing drop, boolean telling) {
        long at = now.at();
        long next = profile.lastEventTime == Long.MIN_VALUE ? Long.MAX_VALUE : profile.lastEventTime + expiry;
        next = Math.min(next, profile.health.review(at, telling, policy.health()));
        next = Math.min(next, churnEpisodes.deadline(profile, now, churn.afterEvent()));
        Wishes wishes = wishes(profile);
        long freeFrom = freeFrom(profile);
        next = Math.min(next, churnEpisodes.restraint.deadline(profile.churnEpisode, churn, wishes, freeFrom, at));
        next = Math.min(next, dropEpisodes.restraint.deadline(profile.dropEpisode, drop, wishes, freeFrom, at));
        next = Math.min(next, dropEpisodes.deadline(profile, drop));
        next = Math.min(next, outcomes.deadline(profile, at));
        next = Math.min(next, outcomes.nextPick(customerId, profile, at));
        next = Math.min(next, goodNews.deadline(profile, now));
        long due = cases.nextDue(profile);
        if (due != FeedOutages.NEVER) {
            next = Math.min(next, due + 1);
        }
        long missed = journey.nextDue(profile);
        if (missed != FeedOutages.NEVER) {
            next = Math.min(next, missed + 1);
        }
        if (now.lifecycle() == Lifecycle.NEW) {
            next = Math.min(next, judgement.newUntil(profile));
        }
        return Math.max(next, at + 1);
    }
}
