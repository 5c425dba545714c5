package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.event.Channel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetSampleProperties {

    private static final Cell CELL = new Cell("home", Channel.WEB, null, null, null, null);

    @Test
    void who_is_added_or_merged_first_makes_no_difference() throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            int customers = 1 + random.nextInt(500);
            List<Encounter> met = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(2_000); i++) {
                met.add(met(random.nextInt(customers), random.nextInt(50_000)));
            }
            byte[] whole = bytes(sample(met));
            Collections.shuffle(met, random);
            int half = random.nextInt(met.size() + 1);
            MetSample merged = MetSample.read(
                    new DataInputStream(new ByteArrayInputStream(bytes(sample(met.subList(half, met.size()))))));
            merged.merge(sample(met.subList(0, half)));
            assertThat(bytes(merged)).as("seed %s", seed).isEqualTo(whole);
            assertThat(bytes(merged.copy())).as("seed %s", seed).isEqualTo(whole);
        }
    }

    @Test
    void few_customers_are_counted_exactly_and_each_is_worth_once_what_they_are_worth_most() {
        MetSample sample = new MetSample();
        for (int customer = 1; customer <= MetSample.MOST - 1; customer++) {
            sample.add(met(customer, 100));
            sample.add(met(customer, 300));
            sample.add(met(customer, 200));
        }
        assertThat(sample.customers()).isEqualTo(MetSample.MOST - 1);
        assertThat(sample.value()).containsExactly(Map.entry("EUR", 300L * (MetSample.MOST - 1)));
    }

    @Test
    void many_are_told_about_right_on_average() {
        double customers = 0;
        double value = 0;
        int runs = 40;
        for (long seed = 1; seed <= runs; seed++) {
            MetSample sample = new MetSample();
            Random random = new Random(seed);
            for (int i = 0; i < 5_000; i++) {
                sample.add(met(random.nextLong(), 1 + (long) (-1_000 * Math.log(1 - random.nextDouble()))));
            }
            assertThat((double) sample.customers()).as("seed %s", seed).isCloseTo(5_000, within(1_500.0));
            customers += sample.customers() / (double) runs;
            value += sample.value().get("EUR") / (double) runs;
        }
        assertThat(customers).isCloseTo(5_000, within(200.0));
        assertThat(value).isCloseTo(5_000_000, within(300_000.0));
    }

    @Test
    void nobody_in_particular_is_not_sampled_and_who_never_bought_is_worth_nothing() {
        MetSample sample = new MetSample();
        sample.add(met(Encounter.ANONYMOUS, 500));
        assertThat(sample.customers()).isZero();
        sample.add(new Encounter(CELL, 0, 7, Measures.NONE, -1, 0, Encounter.Step.EVENT, 0, null, null));
        assertThat(sample.customers()).isEqualTo(1);
        assertThat(sample.value()).isEmpty();
    }

    private static Encounter met(long customer, long spend) {
        long hash = customer == Encounter.ANONYMOUS ? customer : customer * 0x9E3779B97F4A7C15L;
        Encounter.Stake stake = new Encounter.Stake(spend, 0, "EUR");
        return new Encounter(CELL, 0, hash, Measures.NONE, -1, 0, Encounter.Step.EVENT, 0, null, stake);
    }

    private static MetSample sample(List<Encounter> met) {
        MetSample sample = new MetSample();
        met.forEach(sample::add);
        return sample;
    }

    private static byte[] bytes(MetSample sample) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sample.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
