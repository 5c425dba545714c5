package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.experience.DropDetector;
import dev.attune.domain.experience.SignalCatalogue;
import dev.attune.domain.policy.Policy;

/**
 * The past of customers, one after the other, run through the code that runs live, without its decisions: what churn risk
 * would have been judged from at any instant. Not thread-safe.
 */
public final class CustomerReplay {

    private static final long TICK = 1000;

    private final CustomerObserver observer;
    private final CaseTracker cases;
    private final Judgement judgement;
    private final long expiry;
    private CustomerProfile profile = new CustomerProfile();

    public CustomerReplay(Policy policy) {
        Forgetting forgetting = new Forgetting(policy.churn());
        ExperienceRecorder recorder = new ExperienceRecorder(policy, new DropDetector(policy.experience()), forgetting);
        this.cases = new CaseTracker(policy, recorder, forgetting);
        SignalCatalogue catalogue = new SignalCatalogue(policy.experience());
        this.observer = new CustomerObserver(policy, catalogue, recorder, cases, forgetting);
        this.judgement = new Judgement(
                policy, new ChurnModel(policy.churn()), new ConfidenceRule(policy.confidence()), forgetting);
        this.expiry = policy.retention().expiryDays() * OccasionClock.MILLISECONDS_PER_DAY;
    }

    /** Begins with a customer of whom nothing is known. */
    public void begin() {
        profile = new CustomerProfile();
    }

    /** Takes in one interaction, in (event time, event id) order. */
    public Observation observe(Interaction interaction) {
        long tickStart = Math.floorDiv(interaction.eventTime(), TICK) * TICK;
        passUntil(tickStart);
        return observer.observe(profile, interaction, false);
    }

    /** What churn risk is judged from as of an instant, epoch milliseconds, not before the last interaction. */
    public ChurnInputs at(long instant) {
        passUntil(instant);
        return judgement.inputs(profile, instant);
    }

    /** What happens by itself: customers not heard of for long are forgotten, promises are broken. */
    private void passUntil(long instant) {
        if (profile.lastEventTime == Long.MIN_VALUE) {
            return;
        }
        if (instant - profile.lastEventTime >= expiry) {
            begin();
        } else {
            cases.settle(profile, instant);
        }
    }
}
