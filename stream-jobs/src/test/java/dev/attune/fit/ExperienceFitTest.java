package dev.attune.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.policy.ExperiencePriors;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.RatePrior;
import dev.attune.domain.policy.TouchpointLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExperienceFitTest {

    private static final long SEED = 20261122L;
    private static final double[] SHIFTS = {-0.3, 0.0, 0.6};
    private static final String[] TOUCHPOINTS = {"home", "product", "checkout"};

    @Test
    void whatThePopulationIsLikeIsFoundAgain() {
        ExperiencePriors fitted = new ExperienceFit(Policy.defaults().experience(), Map.of())
                .of(customers("gold", 5.9))
                .get("default")
                .priors();
        NormalPrior latency = fitted.normal().get(SignalKind.PAGE_LATENCY);
        assertThat(latency.sigma()).as("seed %d", SEED).isCloseTo(0.4, within(0.01));
        assertThat(latency.weight()).isCloseTo(2.56, within(0.4));
        assertThat(shift(fitted, "checkout") - shift(fitted, "home")).isCloseTo(0.9, within(0.02));
        RatePrior errors = fitted.rates().get(SignalKind.PAGE_ERROR);
        assertThat(errors.rate()).isCloseTo(0.02, within(0.003));
    }

    @Test
    void aSegmentHasAStandardOfItsOwnWithTheTouchpointsOfAll() {
        List<CustomerHistory> customers = customers("slow", 6.4);
        customers.addAll(customers("fast", 5.4));
        Map<String, FittedExperience> fitted =
                new ExperienceFit(Policy.defaults().experience(), Map.of()).of(customers);
        assertThat(mean(fitted, "slow")).isCloseTo(6.4, within(0.1));
        assertThat(mean(fitted, "fast")).isCloseTo(5.4, within(0.1));
        assertThat(fitted.get("slow").priors().touchpoints()).isEmpty();
    }

    @Test
    void aStandardThatRisesIsFollowedHalfOfTheWay() {
        ExperienceFit first = new ExperienceFit(Policy.defaults().experience(), Map.of());
        Map<String, FittedExperience> before = first.of(customers("gold", 6.4));
        ExperienceFit next = new ExperienceFit(
                Policy.defaults().experience(),
                Map.of("default", before.get("default").priors()));
        assertThat(mean(next.of(customers("gold", 5.4)), "default")).isCloseTo(5.9, within(0.1));
    }

    @Test
    void signalsThatHardlyAnybodyMetStayAsThePolicyHasThem() {
        assertThat(new ExperienceFit(Policy.defaults().experience(), Map.of())
                        .of(customers("gold", 5.9).subList(0, 40)))
                .isEmpty();
    }

    private static double mean(Map<String, FittedExperience> fitted, String segment) {
        return fitted.get(segment)
                .priors()
                .normal()
                .get(SignalKind.PAGE_LATENCY)
                .mean();
    }

    private static double shift(ExperiencePriors fitted, String touchpoint) {
        TouchpointLevel level = fitted.touchpoints().get(touchpoint).get(SignalKind.PAGE_LATENCY);
        return level.shift();
    }

    private static List<CustomerHistory> customers(String segment, double mean) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<CustomerHistory> customers = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            double level = mean + 0.25 * random.nextGaussian();
            SignalCollector collector = new SignalCollector();
            Signals signals = new Signals();
            for (int n = 0; n < 30; n++) {
                int place = random.nextInt(TOUCHPOINTS.length);
                signals.clear();
                signals.add(SignalKind.PAGE_LATENCY, level + SHIFTS[place] + 0.4 * random.nextGaussian(), 1);
                signals.add(SignalKind.PAGE_ERROR, random.nextInt(50) == 0);
                collector.learned(signals, TOUCHPOINTS[place]);
            }
            customers.add(
                    new CustomerHistory(segment + i, segment, null, null, null, List.of(), collector.histories()));
        }
        return customers;
    }
}
