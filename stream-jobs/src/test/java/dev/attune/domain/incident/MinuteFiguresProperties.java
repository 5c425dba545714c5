package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.Satisfaction;
import dev.attune.domain.experience.Signals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinuteFiguresProperties {

    private static final Cell CELL = new Cell("checkout", Channel.WEB, null, "eu", "1.2", null);
    private static final SignalKind[] KINDS = SignalKind.values();

    @Test
    void what_is_added_or_merged_first_makes_no_difference() throws IOException {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<Encounter> encounters = encounters(random, 1 + random.nextInt(3_000));
            MinuteFigures whole = figures(encounters);
            Collections.shuffle(encounters, random);
            MinuteFigures merged = new MinuteFigures();
            int from = 0;
            while (from < encounters.size()) {
                int to = Math.min(encounters.size(), from + 1 + random.nextInt(900));
                merged.merge(throughBytes(figures(encounters.subList(from, to))));
                from = to;
            }
            assertThat(told(merged)).as("seed %s", seed).isEqualTo(told(whole));
            assertThat(told(throughBytes(merged))).as("seed %s", seed).isEqualTo(told(whole));
        }
    }

    @Test
    void what_could_be_expected_is_no_gap_and_what_could_not_is_one_even_where_it_is_not_bad_in_itself() {
        MinuteFigures figures = new MinuteFigures();
        figures.add(slow(1, 1_900, 900));
        figures.add(slow(2, 1_900, 1_700));
        figures.add(slow(3, 4_100, 4_000));
        figures.add(slow(4, 4_100, 900));
        Set<SignalKind> pages = EnumSet.of(SignalKind.PAGE_LATENCY);
        assertThat(figures.negative(SignalKind.PAGE_LATENCY)).isEqualTo(2);
        assertThat(figures.gaps(SignalKind.PAGE_LATENCY)).isEqualTo(2);
        assertThat(figures.affected().customers(pages)).isEqualTo(2);
        assertThat(figures.affected().customers(AffectedSample.Met.GAP, pages)).isEqualTo(2);
        assertThat(figures.affected().value(AffectedSample.Of.LOST, AffectedSample.Met.GAP, pages))
                .containsExactly(Map.entry("EUR", 400L));
        assertThat(figures.affected().value(AffectedSample.Of.LOST, pages)).containsExactly(Map.entry("EUR", 700L));
        double gap = figures.shortfall(SignalKind.PAGE_LATENCY) / 2.0 / Measures.ONE;
        assertThat(gap).isBetween(0.7, 0.75);
    }

    /** A page of a customer who is used to {@code usualMs}. */
    private static Encounter slow(long customer, int latencyMs, int usualMs) {
        Signals signals = new Signals();
        signals.add(SignalKind.PAGE_LATENCY, StrictMath.log(latencyMs), Satisfaction.ofLatency(latencyMs, 1_000));
        signals.expect(0, StrictMath.log(usualMs));
        Measures measures = Measures.of(signals, StrictMath.log(1_000));
        return encounter(
                customer,
                measures,
                latencyMs,
                new Encounter.Stake(10_000, measures.isNegative() ? customer * 100 : 0, "EUR"));
    }

    @Test
    void the_value_of_a_customer_counts_once() {
        MinuteFigures figures = new MinuteFigures();
        for (int i = 0; i < 5; i++) {
            figures.add(negative(17, 1_000, 300));
        }
        assertThat(figures.affected().customers()).isEqualTo(1);
        assertThat(figures.affected().value(AffectedSample.Of.EXPECTED_SPEND)).containsEntry("EUR", 1_000L);
        assertThat(figures.affected().value(AffectedSample.Of.LOST)).containsEntry("EUR", 1_000L);
    }

    @Test
    void many_affected_are_estimated_from_a_sample() {
        MinuteFigures figures = new MinuteFigures();
        new Random(3).longs(50_000).forEach(customer -> figures.add(negative(customer, 1_000, 10)));
        assertThat(figures.affected().customers()).isBetween(42_000L, 58_000L);
        assertThat(figures.affected().value(AffectedSample.Of.LOST).get("EUR")).isBetween(420_000L, 580_000L);
    }

    private static Encounter negative(long customer, long expectedSpend, long lost) {
        Signals signals = new Signals();
        signals.add(SignalKind.PAGE_ERROR, true);
        return encounter(
                customer,
                Measures.of(signals, StrictMath.log(1_000)),
                120,
                new Encounter.Stake(expectedSpend, lost, "EUR"));
    }

    private static Encounter encounter(long customer, Measures measures, int latency, Encounter.Stake stake) {
        return new Encounter(CELL, 90_000, customer, measures, latency, 1_000, Encounter.Step.EVENT, 0, null, stake);
    }

    private static List<Encounter> encounters(Random random, int size) {
        List<Encounter> encounters = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Signals signals = new Signals();
            SignalKind kind = KINDS[random.nextInt(KINDS.length)];
            if (kind.family() == SignalKind.Family.RATE) {
                signals.add(kind, random.nextInt(4) == 0);
            } else {
                signals.add(kind, random.nextGaussian() * 3 + 6, random.nextDouble());
            }
            if (random.nextBoolean()) {
                signals.expect(0, kind.family() == SignalKind.Family.RATE ? 0.1 : random.nextGaussian() * 3 + 6);
            }
            long customer = random.nextInt(10) == 0 ? 0 : random.nextInt(700) * 0x9E3779B97F4A7C15L;
            Measures measures = Measures.of(signals, StrictMath.log(1_000));
            int lost = measures.isNegative() ? random.nextInt(500) : 0;
            Encounter.Stake stake = customer == 0 ? null : new Encounter.Stake(10_000 + customer % 1_000, lost, "EUR");
            encounters.add(encounter(customer, measures, random.nextInt(4_000), stake));
        }
        return encounters;
    }

    private static MinuteFigures figures(List<Encounter> encounters) {
        MinuteFigures figures = new MinuteFigures();
        encounters.forEach(figures::add);
        return figures;
    }

    private static MinuteFigures throughBytes(MinuteFigures figures) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        figures.write(new DataOutputStream(bytes));
        return MinuteFigures.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static List<Object> told(MinuteFigures figures) {
        List<Object> told = new ArrayList<>(List.of(
                figures.events(),
                figures.judged(),
                figures.negative(),
                figures.index(),
                figures.gap(),
                figures.latencies().toString(),
                figures.customers().estimate(),
                figures.affected().customers(),
                figures.affected().value(AffectedSample.Of.EXPECTED_SPEND),
                figures.affected().value(AffectedSample.Of.LOST),
                figures.met().customers(),
                figures.met().value(),
                figures.gaps(),
                figures.spent()));
        Arrays.stream(KINDS)
                .forEach(kind -> told.addAll(List.of(
                        figures.total(kind),
                        figures.sum(kind),
                        figures.sumOfSquares(kind),
                        figures.negative(kind),
                        figures.gaps(kind),
                        figures.shortfall(kind),
                        figures.affected().customers(EnumSet.of(kind)),
                        figures.affected().customers(AffectedSample.Met.GAP, EnumSet.of(kind)),
                        figures.affected().value(AffectedSample.Of.LOST, AffectedSample.Met.GAP, EnumSet.of(kind)))));
        return told;
    }
}
