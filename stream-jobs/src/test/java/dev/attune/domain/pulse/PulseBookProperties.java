package dev.attune.domain.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.customer.Step;
import dev.attune.domain.customer.TestingPurchases;
import dev.attune.domain.customer.TestingPurchases.Bought;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pulse of a product against a count by hand over the list of purchases. */
class PulseBookProperties {

    private static final long DAY = Tally.DAY;
    private static final PulseTerms TERMS = new PulseTerms(30, "1");
    private static final int RUNS = 40;

    @Test
    void whatIsToldOfAProductIsWhatACountByHandGives() throws IOException {
        long seed = Long.getLong("attune.seed", 31L);
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(seed + run);
            List<Bought> purchases = TestingPurchases.random(random, 60, 120, "mayfly");
            List<Pulse> told = told(purchases, random);
            assertThat(told).as("seed %d, run %d", seed, run).isNotEmpty();
            for (Pulse pulse : told) {
                assertThat(pulse).as("seed %d, run %d", seed, run).isEqualTo(byHand(purchases, pulse.windowEnd()));
            }
            assertThat(told.stream().mapToLong(Pulse::purchases).sum()).isEqualTo(purchases.size());
            Pulse last = told.get(told.size() - 1);
            assertThat(last.repeat().buyers())
                    .as("everybody has had their span in the end")
                    .isEqualTo(
                            purchases.stream().map(Bought::customer).distinct().count());
        }
    }

    /** Tallies of several subtasks in any order, the book through its bytes now and then. */
    private static List<Pulse> told(List<Bought> purchases, SplittableRandom random) throws IOException {
        List<Tally> tallies = tallies(purchases, random);
        TreeMap<Long, List<Tally>> byWindow = new TreeMap<>();
        TreeSet<Long> deadlines = new TreeSet<>();
        for (Tally tally : tallies) {
            byWindow.computeIfAbsent(tally.place().windowEnd(), end -> new ArrayList<>())
                    .add(tally);
            deadlines.add(tally.place().windowEnd());
        }
        List<Pulse> told = new ArrayList<>();
        PulseBook book = new PulseBook();
        for (Long due = deadlines.pollFirst(); due != null; due = deadlines.pollFirst()) {
            long end = due;
            for (Tally tally : byWindow.getOrDefault(end, List.of())) {
                book.add(tally);
                book = random.nextInt(4) == 0 ? reread(book) : book;
            }
            Pulse pulse = book.closeProduct("mayfly", end, TERMS);
            if (pulse != null) {
                told.add(pulse);
            }
            long maturity = book.nextMaturity(TERMS.spanDays());
            if (maturity != Long.MAX_VALUE) {
                deadlines.add(maturity);
            }
        }
        assertThat(book.isIdle()).isTrue();
        return told;
    }

    private static List<Tally> tallies(List<Bought> purchases, SplittableRandom random) {
        Map<String, Tally> bySubtask = new HashMap<>();
        TestingPurchases.steps(purchases, TERMS.spanDays(), (time, step) -> {
            Tally.Place place = Tally.Place.of(step, time);
            bySubtask
                    .computeIfAbsent(random.nextInt(3) + " " + place, any -> Tally.at(place))
                    .add(step);
        });
        List<Tally> shuffled = new ArrayList<>(bySubtask.values());
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            shuffled.set(i, shuffled.set(j, shuffled.get(i)));
        }
        return shuffled;
    }

    private static PulseBook reread(PulseBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return PulseBook.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    private static Pulse byHand(List<Bought> purchases, long end) {
        long start = end - DAY;
        long inWindow = purchases.stream()
                .filter(each -> each.time() >= start && each.time() < end)
                .count();
        Map<String, TreeSet<Long>> days = new HashMap<>();
        for (Bought each : purchases) {
            if (each.time() < end) {
                days.computeIfAbsent(each.customer(), any -> new TreeSet<>()).add(each.time() / DAY);
            }
        }
        long today = start / DAY;
        long buyers = days.values().stream().filter(set -> set.contains(today)).count();
        long repeat = days.values().stream()
                .filter(set -> set.contains(today) && set.first() < today)
                .count();
        List<TreeSet<Long>> matured = days.values().stream()
                .filter(set -> today - set.first() >= TERMS.spanDays())
                .toList();
        long cameBack = matured.stream()
                .filter(set -> set.size() > 1 && set.higher(set.first()) - set.first() <= TERMS.spanDays())
                .count();
        return new Pulse(
                "mayfly",
                start,
                end,
                inWindow,
                buyers,
                buyers,
                repeat,
                new Pulse.Repeat(TERMS.spanDays(), matured.size(), cameBack),
                List.of(),
                "1");
    }

    @Test
    void stagesAddUp() {
        PulseBook book = new PulseBook();
        long hour = Tally.HOUR;
        Tally first = Tally.at(new Tally.Place(null, 0, 0));
        first.add(new Step.Moved(null, Lifecycle.NEW));
        first.add(new Step.Moved(null, Lifecycle.NEW));
        first.add(new Step.Bought(false));
        first.add(new Step.Bought(true));
        Tally second = Tally.at(new Tally.Place(null, 5 * hour, 0));
        second.add(new Step.Moved(Lifecycle.NEW, Lifecycle.ONE_OFF));
        second.add(new Step.Moved(Lifecycle.NEW, null));
        book.add(second);
        book.add(first);
        Pulse one = book.closeStages(hour, TERMS);
        Pulse other = book.closeStages(6 * hour, TERMS);
        assertThat(book.closeStages(7 * hour, TERMS)).isNull();
        assertThat(one.customers()).isEqualTo(2);
        assertThat(one.buyers()).isEqualTo(2);
        assertThat(one.repeatBuyers()).isEqualTo(1);
        assertThat(other.customers()).isEqualTo(1);
        assertThat(other.stages())
                .contains(new Pulse.Stage(Lifecycle.NEW, 0, 0, 2), new Pulse.Stage(Lifecycle.ONE_OFF, 1, 1, 0));
    }
}
