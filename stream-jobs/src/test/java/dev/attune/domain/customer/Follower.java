package dev.attune.domain.customer;

import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** Follows one customer as the operator does: a look at the end of each eventful tick, and at every deadline. */
final class Follower {

    private static final long TICK = 1000;

    final CustomerProfile profile = new CustomerProfile();
    final List<EpisodeRevision> revisions = new ArrayList<>();
    final List<Assessment> health = new ArrayList<>();
    final CustomerModel model;

    private boolean expired;
    private long deadline = Long.MAX_VALUE;

    Follower(Policy policy) {
        model = new CustomerModel(policy);
    }

    /** Takes in an on-time interaction, after the deadlines before its tick. */
    Follower see(Interaction interaction) {
        long at = tickEnd(interaction.eventTime() + 1);
        until(at - TICK);
        model.observe(profile, interaction, false);
        look(at);
        return this;
    }

    /** Lets event time pass, deadlines firing at the first tick end at or after their instant. */
    Follower until(long time) {
        while (!expired && deadline != Long.MAX_VALUE && tickEnd(deadline) <= time) {
            look(tickEnd(deadline));
        }
        return this;
    }

    boolean expired() {
        return expired;
    }

    private void look(long at) {
        Decision last = model.assess(Histories.CUSTOMER, profile, at);
        revisions.addAll(last.revisions());
        if (last.healthWorthTelling()) {
            health.add(last.assessment());
        }
        deadline = last.deadline();
        expired = last.expired();
    }

    private static long tickEnd(long instant) {
        return Math.floorDiv(instant + TICK - 1, TICK) * TICK;
    }
}
