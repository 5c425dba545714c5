package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A customer changes their stage of life in the tick in which it is due, events or not. */
class StepProperties {

    /** A long tick lets a test look at every single one. */
    private static final long TICK = Histories.HOUR;

    private static final int LIVES = 24;

    private record Transition(long at, Step.Moved move) {}

    @Test
    void lookingAtEveryTickAndLookingOnlyAtDeadlinesFindTheSameTransitions() {
        long seed = Long.getLong("attune.seed", 20261124L);
        Set<Lifecycle> entered = EnumSet.noneOf(Lifecycle.class);
        int silent = 0;
        for (int i = 0; i < LIVES; i++) {
            List<Interaction> life = Histories.life(new SplittableRandom(seed + i), 100 + 10 * i);
            life = i % 3 == 0 ? withOnePurchase(life) : life;
            long end = Histories.START + (700 + 10L * i) * Histories.DAY;
            List<Transition> always = run(life, end, true);
            List<Transition> onlyAtDeadlines = run(life, end, false);
            assertThat(onlyAtDeadlines).as("seed %d, life %d", seed, i).isEqualTo(always);
            for (Transition transition : always) {
                Lifecycle to = transition.move().to();
                if (to != null) {
                    entered.add(to);
                }
                boolean eventful = life.stream()
                        .anyMatch(event ->
                                event.eventTime() >= transition.at() - TICK && event.eventTime() < transition.at());
                silent += eventful ? 0 : 1;
            }
            assertThat(always.get(always.size() - 1).move().to())
                    .as("forgotten in the end")
                    .isNull();
        }
        System.out.println("transitions with no event in their tick: " + silent + ", seed " + seed);
        assertThat(entered).containsAll(EnumSet.allOf(Lifecycle.class));
        assertThat(silent).isGreaterThan(LIVES);
    }

    private static List<Interaction> withOnePurchase(List<Interaction> life) {
        List<Interaction> kept = new ArrayList<>();
        boolean bought = false;
        for (Interaction each : life) {
            boolean buys = each instanceof Purchase purchase && purchase.kind().countsAsPurchase();
            if (!buys || !bought) {
                kept.add(each);
            }
            bought |= buys;
        }
        return kept;
    }

    @Test
    void whoIsNewIsSoUntilTheTickInWhichTheSpanEnds() {
        List<Transition> transitions = run(
                List.of(Histories.placed("only", Histories.START + 5 * Histories.HOUR, 10)),
                Histories.START + 60 * Histories.DAY,
                false);
        int span = Policy.defaults().health().newCustomerDays();
        assertThat(transitions)
                .containsExactly(
                        new Transition(Histories.START + 6 * Histories.HOUR, new Step.Moved(null, Lifecycle.NEW)),
                        new Transition(
                                Histories.START + span * Histories.DAY,
                                new Step.Moved(Lifecycle.NEW, Lifecycle.ONE_OFF)));
    }

    private static List<Transition> run(List<Interaction> life, long end, boolean always) {
        List<Transition> transitions = new ArrayList<>();
        long[] now = new long[1];
        CustomerModel model = new CustomerModel(Policy.defaults(), step -> {
            if (step instanceof Step.Moved move) {
                transitions.add(new Transition(now[0], move));
            }
        });
        CustomerProfile profile = new CustomerProfile();
        int next = 0;
        long deadline = Long.MAX_VALUE;
        for (long at = Histories.START + TICK; at <= end; at += TICK) {
            now[0] = at;
            boolean eventful = false;
            while (next < life.size() && life.get(next).eventTime() < at) {
                model.observe(profile, life.get(next++), false);
                eventful = true;
            }
            if (next > 0 && (eventful || always || at >= deadline)) {
                Decision decision = model.assess(Histories.CUSTOMER, profile, at);
                deadline = decision.deadline();
                if (decision.expired()) {
                    profile = new CustomerProfile();
                    deadline = Long.MAX_VALUE;
                    if (next == life.size()) {
                        return transitions;
                    }
                }
            }
        }
        return transitions;
    }
}
