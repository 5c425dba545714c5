package dev.attune.domain.customer;

import dev.attune.domain.episode.EpisodeMemory;
import dev.attune.domain.experience.DropState;
import dev.attune.domain.experience.ExperienceIndex;
import dev.attune.domain.feedback.FeedbackMemory;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of one customer: mutable, compact, without an engine. Read and changed by {@link CustomerModel},
 * laid out by {@link CustomerProfileCodec}.
 */
public final class CustomerProfile {

    static final long HOUR = 3_600_000L;
    private static final int HOURS_KEPT = 25;
    private static final int DAYS_KEPT = 91;

    /** Epoch milliseconds; {@link Long#MIN_VALUE} before the first event. */
    long firstEventTime = Long.MIN_VALUE;

    long lastEventTime = Long.MIN_VALUE;

    /** Interactions of all time, by ordinal of their stream. */
    long clicks;

    long purchaseEvents;
    long supportEvents;

    @Nullable
    String segment;

    /** Of the last step on a page, on-time ones only. */
    int sessionHash;

    long lastActionAt = Long.MIN_VALUE;

    /** Whether something was observed, on time, since the last assessment. */
    boolean eventful;

    /** Whether a promise was broken since the last assessment. */
    boolean promiseBroken;

    /** The stage of life that the shop as a whole has counted them in; null before the first assessment. */
    @Nullable
    Lifecycle countedAs;

    RecentEventIds eventIds = new RecentEventIds();
    OccasionClock purchases = new OccasionClock();
    OccasionClock activity = new OccasionClock();
    Spending spending = new Spending();
    Panes hours = newHours();
    Panes days = newDays();
    ChurnEvidence churnEvidence = new ChurnEvidence();
    EvidenceLog evidence = new EvidenceLog();
    OpenCases cases = new OpenCases();
    DropState drop = new DropState();
    ExperienceIndex index = new ExperienceIndex();
    EpisodeMemory churnEpisode = new EpisodeMemory();
    EpisodeMemory dropEpisode = new EpisodeMemory();
    ToldHealth health = new ToldHealth();
    BoughtProducts products = new BoughtProducts();
    JourneyMemory journey = new JourneyMemory();
    UsualCarrier carrier = new UsualCarrier();

    /** Null of nearly all customers: nobody said anything of their alerts, and no outcome is awaited. */
    @Nullable
    FeedbackMemory feedback;

    /** Null where the policy tells no good news, and where there was none to remember yet. */
    @Nullable
    Gains gains;

    static Panes newHours() {
        return new Panes(HOUR, HOURS_KEPT);
    }

    static Panes newDays() {
        return new Panes(OccasionClock.MILLISECONDS_PER_DAY, DAYS_KEPT);
    }

    /** A deep copy: changing either leaves the other alone. */
    public CustomerProfile copy() {
        CustomerProfile copy = new CustomerProfile();
        copy.firstEventTime = firstEventTime;
        copy.lastEventTime = lastEventTime;
        copy.clicks = clicks;
        copy.purchaseEvents = purchaseEvents;
        copy.supportEvents = supportEvents;
        copy.segment = segment;
        copy.sessionHash = sessionHash;
        copy.lastActionAt = lastActionAt;
        copy.eventful = eventful;
        copy.promiseBroken = promiseBroken;
        copy.countedAs = countedAs;
        copy.eventIds = eventIds.copy();
        copy.purchases = purchases.copy();
        copy.activity = activity.copy();
        copy.spending = spending.copy();
        copy.hours = hours.copy();
        copy.days = days.copy();
        copy.churnEvidence = churnEvidence.copy();
        copy.evidence = evidence.copy();
        copy.cases = cases.copy();
        copy.drop = drop.copy();
        copy.index = index.copy();
        copy.churnEpisode = churnEpisode.copy();
        copy.dropEpisode = dropEpisode.copy();
        copy.health = health.copy();
        copy.products = products.copy();
        copy.journey = journey.copy();
        copy.carrier = carrier.copy();
        copy.feedback = feedback == null ? null : feedback.copy();
        copy.gains = gains == null ? null : gains.copy();
        return copy;
    }
}
