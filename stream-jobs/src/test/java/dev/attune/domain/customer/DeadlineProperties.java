package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence is heard at the moment it becomes unusual: looking only at deadlines misses nothing that looking always sees. */
class DeadlineProperties {

    /** Deadlines do not depend on the length of a tick; a long one lets a test look at every single tick. */
    private static final long TICK = Histories.HOUR;

    private static final int LIVES = 12;

    /** The lives are of segment gold, whose own parameters hold: those of the policy would tell nothing. */
    private static Policy regularity(int k) {
        ModelParameters never = new ModelParameters(1, 1000, 1e-6, 1000);
        ModelParameters purchase = new ModelParameters(ModelFamily.MBG, k, 0.525 * k, 6.183, 0.891, 1.614);
        ModelParameters activity = new ModelParameters(ModelFamily.MBG, k, 0.45 * k, 0.8, 0.4, 7.5);
        return new FittedModel(
                        "k-" + k,
                        Map.of("default", never, "gold", purchase),
                        Map.of("default", never, "gold", activity),
                        Map.of(),
                        Map.of(),
                        Calibration.IDENTITY,
                        Map.of(),
                        Map.of())
                .over(PolicyReader.read("""
                        version: early and late
                        churn: { enter-probability: 0.7, overdue: { days: 20, points: 1 } }
                        """));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void lookingAtEveryTickAndLookingOnlyAtDeadlinesTellTheSame(int k) {
        Policy policy = regularity(k);
        long seed = Long.getLong("attune.seed", 20261122L);
        int told = 0;
        for (int i = 0; i < LIVES; i++) {
            List<Interaction> life = Histories.life(new SplittableRandom(seed + i), 200 + 20 * i);
            long end = Histories.START + (900 + 20L * i) * Histories.DAY;
            List<EpisodeRevision> always = run(policy, life, end, true);
            List<EpisodeRevision> onlyAtDeadlines = run(policy, life, end, false);
            assertThat(onlyAtDeadlines).as("seed %d, life %d", seed, i).isEqualTo(always);
            told += always.size();
        }
        System.out.println("deadline law, k = " + k + ": " + told + " revisions in " + LIVES + " lives, seed " + seed);
        assertThat(told).isGreaterThan(LIVES);
    }

    private static List<EpisodeRevision> run(Policy policy, List<Interaction> life, long end, boolean always) {
        CustomerModel model = new CustomerModel(policy);
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
