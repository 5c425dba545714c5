package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.experience.SignalListener;
import dev.attune.domain.policy.Policy;

/**
 * The past of customers, one after the other, run through the code that runs live, without its decisions: what churn risk
 * would have been judged from at any instant. Not thread-safe.
 */
public final class CustomerReplay {

    private static final long TICK = 1000;

    private final CustomerModel model;
    private CustomerProfile profile = new CustomerProfile();

    public CustomerReplay(Policy policy) {
        this.model = new CustomerModel(policy);
    }

    /** @param listener hears of the signals that customers come to expect */
    public CustomerReplay(Policy policy, SignalListener listener) {
        this(policy);
        model.tellSignals(listener);
    }

    /** Begins with a customer of whom nothing is known. */
    public void begin() {
        profile = new CustomerProfile();
    }

    /** Takes in one interaction, in (event time, event id) order. */
    public Observation observe(Interaction interaction) {
        long tickStart = Math.floorDiv(interaction.eventTime(), TICK) * TICK;
        passUntil(tickStart);
        return model.observe(profile, interaction, false);
    }

    /** What churn risk is judged from as of an instant, epoch milliseconds, not before the last interaction. */
    public ChurnInputs at(long instant) {
        passUntil(instant);
        return model.inputs(profile, instant);
    }

    /** What happens by itself: customers not heard of for long are forgotten, promises are broken. */
    private void passUntil(long instant) {
        if (model.isExpired(profile, instant)) {
            begin();
        } else {
            model.settle(profile, instant);
        }
    }
}
