package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Silence is heard at the moment it becomes unusual: looking only at deadlines misses nothing that looking always sees. */
class DeadlineProperties {

    /** Deadlines do not depend on the length of a tick; a long one lets a test look at every single tick. */
    private static final long TICK = Histories.HOUR;

    private static final int LIVES = 24;

    @Test
    void lookingAtEveryTickAndLookingOnlyAtDeadlinesTellTheSame() {
        long seed = Long.getLong("attune.seed", 20261122L);
        int told = 0;
        for (int i = 0; i < LIVES; i++) {
            List<Interaction> life = Histories.life(new SplittableRandom(seed + i), 200 + 10 * i);
            long end = Histories.START + (900 + 10L * i) * Histories.DAY;
            List<EpisodeRevision> always = run(life, end, true);
            List<EpisodeRevision> onlyAtDeadlines = run(life, end, false);
            assertThat(onlyAtDeadlines).as("seed %d, life %d", seed, i).isEqualTo(always);
            told += always.size();
        }
        System.out.println("deadline law: " + told + " revisions in " + LIVES + " lives, seed " + seed);
        assertThat(told).isGreaterThan(LIVES);
    }

    private static List<EpisodeRevision> run(List<Interaction> life, long end, boolean always) {
        CustomerModel model = new CustomerModel(Policy.defaults());
        CustomerProfile profile = new CustomerProfile();
        List<EpisodeRevision> revisions = new ArrayList<>();
        int next = 0;
        long deadline = Long.MAX_VALUE;
        for (long at = Histories.START + TICK; at <= end; at += TICK) {
            boolean eventful = false;
            while (next < life.size() && life.get(next).eventTime() < at) {
                model.observe(profile, life.get(next++), false);
                eventful = true;
            }
            if (next > 0 && (eventful || always || at >= deadline)) {
                Decision decision = model.assess(Histories.CUSTOMER, profile, at);
                revisions.addAll(decision.revisions());
                deadline = decision.deadline();
                if (decision.expired()) {
                    profile = new CustomerProfile();
                    deadline = Long.MAX_VALUE;
                    if (next == life.size()) {
                        return revisions;
                    }
                }
            }
        }
        return revisions;
    }
}
