package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.churn.PurchaseModel;
import dev.attune.domain.churn.PurchaseOutlook;
import dev.attune.domain.churn.SegmentModels;
import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.Clocks;
import dev.attune.domain.episode.Stakes;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.policy.HealthPolicy;
import dev.attune.domain.policy.Policy;
import java.util.List;

/** From a profile to figures: the cheap ones of every assessment, and the full ones of what is told. */
final class Judgement {

    private static final double DAYS_PER_WEEK = 7;
    private static final long HOUR = CustomerProfile.HOUR;
    private static final long DAY = OccasionClock.MILLISECONDS_PER_DAY;
    private static final double HOUR_IN_DAYS = 1.0 / 24;

    private final Policy policy;
    private final ChurnModel churn;
    private final ConfidenceRule confidence;
    private final Forgetting forgetting;
    private final double mediumLogOdds;
    private final double highLogOdds;
    private final double criticalLogOdds;
    private final double lapsedLogOdds;
    private final ChurnInputs moment = new ChurnInputs();
    private final PurchaseOutlook outlook;
    private FeedOutages outages = FeedOutages.NONE;

    Judgement(Policy policy, ChurnModel churn, ConfidenceRule confidence, Forgetting forgetting) {
        this.forgetting = forgetting;
        this.policy = policy;
        this.churn = churn;
        this.outlook = new PurchaseOutlook(policy.churn().horizonDays() / DAYS_PER_WEEK);
        this.confidence = confidence;
        HealthPolicy health = policy.health();
        this.mediumLogOdds = LogOdds.of(health.mediumBand());
        this.highLogOdds = LogOdds.of(health.highBand());
        this.criticalLogOdds = LogOdds.of(health.criticalBand());
        this.lapsedLogOdds = LogOdds.of(health.lapsedProbability());
    }

    /** Where the customer stands, to be kept. */
    Standpoint at(CustomerProfile profile, long at) {
        Standpoint now = new Standpoint();
        fill(now, profile, at);
        return now;
    }

    /** Fills in where the customer stands; allocates nothing. */
    void fill(Standpoint now, CustomerProfile profile, long at) {
        ChurnInputs inputs = now.inputs();
        fill(inputs, profile, at);
        double logOdds = churn.logOdds(inputs);
        now.judged(at, logOdds, LogOdds.probability(logOdds), churn.pSilent(inputs, logOdds));
        now.named(band(logOdds), lifecycle(profile, logOdds, at));
        now.experienced(profile.index.index(policy.experience()), profile.index.baseline(policy.experience()));
    }

    void hear(FeedOutages heard) {
        outages = heard;
    }

    /** What churn risk is judged from, to be kept. */
    ChurnInputs inputs(CustomerProfile profile, long at) {
        ChurnInputs inputs = new ChurnInputs();
        fill(inputs, profile, at);
        return inputs;
    }

    private void fill(ChurnInputs inputs, CustomerProfile profile, long at) {
        inputs.clear(profile.segment);
        OccasionClock purchases = profile.purchases;
        if (purchases.started()) {
            inputs.purchases(purchases.repeats(), purchases.ageAtLast(), age(purchases, EventStream.PURCHASE, at));
        } else {
            inputs.purchases(purchases.repeats(), 0, OccasionClock.weeksSinceDayOf(profile.firstEventTime, at));
        }
        OccasionClock activity = profile.activity;
        if (activity.started()) {
            inputs.activity(activity.repeats(), activity.ageAtLast(), age(activity, EventStream.CLICK, at));
        }
        if (purchases.started() && activity.started()) {
            inputs.visitAfterPurchase(activity.weeksAfter(purchases));
        }
        profile.churnEvidence.fill(inputs, at, forgetting);
    }

    /** Weeks since the first occasion, but for the time since the last one in which the feed could not tell of another. */
    private double age(OccasionClock clock, EventStream feed, long at) {
        return clock.age(at - outages.staleBetween(feed, clock.startOfLastDay(), at));
    }

    private Band band(double logOdds) {
        if (logOdds >= criticalLogOdds) {
            return Band.CRITICAL;
        }
        if (logOdds >= highLogOdds) {
            return Band.HIGH;
        }
        return logOdds >= mediumLogOdds ? Band.MEDIUM : Band.LOW;
    }

    private Lifecycle lifecycle(CustomerProfile profile, double logOdds, long at) {
        OccasionClock purchases = profile.purchases;
        if (!purchases.started()) {
            return Lifecycle.PROSPECT;
        }
        if (logOdds >= lapsedLogOdds) {
            return Lifecycle.LAPSED;
        }
        if (at < newUntil(profile)) {
            return Lifecycle.NEW;
        }
        return purchases.days() > 1 ? Lifecycle.REPEAT : Lifecycle.ONE_OFF;
    }

    /** Until when a buyer counts as new, epoch milliseconds. */
    long newUntil(CustomerProfile profile) {
        return profile.purchases.startOfFirstDay() + policy.health().newCustomerDays() * DAY;
    }

    Stakes stakes(CustomerProfile profile, Standpoint now) {
        double expected = expectedSpend(profile, now);
        return new Stakes(
                now.risk(),
                policy.churn().horizonDays(),
                expected,
                expected * now.pDead(),
                profile.spending.lifetime(),
                profile.spending.currency(),
                profile.segment);
    }

    /** The probability of having left, and nothing else; allocates nothing. */
    double pDead(CustomerProfile profile, long at) {
        fill(moment, profile, at);
        return LogOdds.probability(churn.logOdds(moment));
    }

    /** About the expected spend over the horizon if alive, nearly for free; of one who bought. */
    double expectedSpend(CustomerProfile profile, long at) {
        OccasionClock clock = profile.purchases;
        SegmentModels models = churn.models(profile.segment);
        double age = age(clock, EventStream.PURCHASE, at);
        double purchases = outlook.expectedIfAlive(models.purchases(), clock.repeats(), clock.ageAtLast(), age);
        int days = clock.days();
        return purchases * models.spend().expectedSpend(days, profile.spending.lifetime() / days);
    }

    /** Expected spend over the horizon if alive; 0 of one who never bought. */
    private double expectedSpend(CustomerProfile profile, Standpoint now) {
        ChurnInputs.Clock clock = now.inputs().purchases();
        if (!clock.started()) {
            return 0;
        }
        double weeks = policy.churn().horizonDays() / DAYS_PER_WEEK;
        SegmentModels models = churn.models(profile.segment);
        double purchases =
                models.purchases().expectedPurchasesIfAlive(clock.repeats(), clock.ageAtLast(), clock.age(), weeks);
        int days = profile.purchases.days();
        return purchases * models.spend().expectedSpend(days, profile.spending.lifetime() / days);
    }

    Assessment assessment(String customerId, CustomerProfile profile, Standpoint now, List<String> openEpisodes) {
        return new Assessment(
                customerId,
                now.at(),
                now.lifecycle(),
                now.band(),
                now.pDead(),
                now.logOdds(),
                stakes(profile, now),
                now.index(),
                now.baseline(),
                now.index() - now.baseline(),
                profile.index.bandLow(policy.experience()),
                profile.index.bandHigh(policy.experience()),
                clocks(now),
                windows(profile, now.at()),
                confidence.of(profile, now.at()),
                openEpisodes,
                policy.version(),
                policy.parametersVersion());
    }

    Clocks clocks(Standpoint now) {
        SegmentModels models = churn.models(now.inputs().segment());
        return new Clocks(
                figures(models.purchases(), now.inputs().purchases()),
                figures(models.activity(), now.inputs().activity()),
                churn.activityLeads(now.inputs()));
    }

    private ClockFigures figures(PurchaseModel model, ChurnInputs.Clock clock) {
        if (!clock.started()) {
            return ClockFigures.NEVER;
        }
        double logOdds = model.logOddsDead(clock.repeats(), clock.ageAtLast(), clock.age());
        double weeks = policy.churn().horizonDays() / DAYS_PER_WEEK;
        return new ClockFigures(
                clock.repeats(),
                clock.ageAtLast(),
                clock.age(),
                model.expectedGap(clock.repeats(), clock.ageAtLast()),
                logOdds,
                LogOdds.probability(logOdds),
                LogOdds.probability(-logOdds),
                model.silentProbability(logOdds, clock.repeats(), clock.ageAtLast(), clock.age(), weeks));
    }

    private static List<Window> windows(CustomerProfile profile, long at) {
        return List.of(
                profile.hours.window(at, HOUR, HOUR_IN_DAYS),
                profile.hours.window(at, DAY, 1),
                profile.days.window(at, 7 * DAY, 7),
                profile.days.window(at, 30 * DAY, 30),
                profile.days.window(at, 90 * DAY, 90));
    }
}
