package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.ExperiencePolicy;
import dev.attune.domain.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The band holds what it says: the index of a customer for whom nothing changes lies within it nine tenths of the time. */
class ExperienceIndexProperties {

    private static final long SEED = 20261122L;
    private static final int CUSTOMERS = 400;
    private static final int DAYS = 365;
    private static final long DAY = 86_400_000L;

    /** Stated is 0.9; where little is known or bad moments are rare, means are not normal, and the prior has a say. */
    private static final double LEAST = 0.85;

    private static final double MOST = 0.995;

    /** Where much is known. */
    private static final double LEAST_KNOWN = 0.88;

    private static final double MOST_KNOWN = 0.94;

    private final ExperiencePolicy policy = Policy.defaults().experience();
    private final HalfLife recent = new HalfLife(policy.indexHalfLifeDays());
    private final HalfLife lasting = new HalfLife(policy.baselineHalfLifeDays());

    @Test
    void theBandCoversTheStatedShareOfASteadyCustomer() {
        double[] paces = {0.2, 1, 5};
        for (double pace : paces) {
            assertCovered("pages with a rare error", pace, random -> random.nextDouble() < 0.05 ? 0 : 1);
            assertCovered("good and bad ones", pace, random -> random.nextDouble() < 0.25 ? 0 : 1);
            assertCovered("anything from middling to best", pace, random -> 0.5 + 0.5 * random.nextDouble());
            assertCovered("mostly best, sometimes slow", pace, random -> Math.min(1, 1.6 * random.nextDouble()));
        }
    }

    private void assertCovered(String what, double perDay, ToDoubleFunction<SplittableRandom> draw) {
        SplittableRandom random = new SplittableRandom(SEED);
        long looks = 0;
        long within = 0;
        double width = 0;
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            ExperienceIndex index = new ExperienceIndex();
            double time = 0;
            while (time < DAYS) {
                time -= Math.log(1 - random.nextDouble()) / perDay;
                observe(index, draw.applyAsDouble(random), 1, (long) (time * DAY));
                if (time > DAYS / 4.0) {
                    looks++;
                    double low = index.bandLow(policy);
                    double high = index.bandHigh(policy);
                    within += index.index(policy) >= low && index.index(policy) <= high ? 1 : 0;
                    width += high - low;
                }
            }
        }
        System.out.printf(
                "band of the index: %s, %.1f a day: covers %.3f, %.1f points wide, seed %d%n",
                what, perDay, within / (double) looks, width / looks, SEED);
        assertThat(within / (double) looks)
                .as("%s, %s a day, seed %s", what, perDay, SEED)
                .isBetween(perDay > 1 ? LEAST_KNOWN : LEAST, perDay > 1 ? MOST_KNOWN : MOST);
    }

    @Test
    void theBandHoldsTheBaselineAndStaysOnTheScale() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            ExperienceIndex index = new ExperienceIndex();
            assertThat(index.bandLow(policy)).isNaN();
            assertThat(index.bandHigh(policy)).isNaN();
            long time = 0;
            for (int i = 0; i < 60; i++) {
                time += random.nextLong(20 * DAY);
                double weight = random.nextBoolean() ? 1 : 0.5;
                boolean learning = random.nextInt(4) > 0;
                index.observe(random.nextDouble(), weight, time, learning, recent, lasting);
                assertThat(index.bandLow(policy)).as("seed %s", SEED).isBetween(0.0, index.baseline(policy));
                assertThat(index.bandHigh(policy)).as("seed %s", SEED).isBetween(index.baseline(policy), 100.0);
            }
        }
    }

    @Test
    void theBandOfEarlierLayoutsBeginsWithWhatTheyKept() throws IOException {
        ExperienceIndex index = new ExperienceIndex();
        for (int i = 0; i < 20; i++) {
            observe(index, i % 4 == 0 ? 0 : 1, 1, i * DAY);
        }
        ExperienceIndex old =
                ExperienceIndex.read(new DataInputStream(new ByteArrayInputStream(firstLayout(index))), false);
        assertThat(old.index(policy)).isEqualTo(index.index(policy));
        assertThat(old.baseline(policy)).isEqualTo(index.baseline(policy));
        assertThat(old.bandLow(policy)).isBetween(0.0, old.baseline(policy));
        assertThat(old.bandHigh(policy)).isBetween(old.baseline(policy), 100.0);
    }

    /** Without the third and the fifth number. */
    private static byte[] firstLayout(ExperienceIndex index) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        index.write(new DataOutputStream(bytes));
        byte[] now = bytes.toByteArray();
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.write(now, 0, 8);
        first.write(now, 12, 4);
        first.write(now, 20, 8);
        return first.toByteArray();
    }

    private void observe(ExperienceIndex index, double satisfaction, double weight, long time) {
        index.observe(satisfaction, weight, time, true, recent, lasting);
    }
}
