package dev.attune.domain.incident;

import static dev.attune.domain.incident.TestingTraffic.DAY;
import static dev.attune.domain.incident.TestingTraffic.MINUTE;
import static dev.attune.domain.incident.TestingTraffic.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SliceWatchProperties {

    private static final long DAYS = 18;

    @Test
    void theOrderWithinAMinuteHowItIsSplitAndBreaksInBetweenChangeNothing() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            List<String> plainly = told(seed, null);
            assertThat(plainly).as("seed %d", seed).isNotEmpty();
            assertThat(told(seed, new Random(seed))).as("seed %d", seed).isEqualTo(plainly);
        }
    }

    /** What is told minute by minute of traffic with two troubles; shuffled, split and interrupted by {@code chance}. */
    private static List<String> told(long seed, Random chance) throws IOException {
        TestingTraffic traffic = new TestingTraffic(seed);
        SliceWatch.Terms terms = TestingTraffic.terms(4);
        SliceWatch watch = new SliceWatch(TestingTraffic.PLACE);
        IncidentBook book = new IncidentBook(Policy.defaults());
        List<String> told = new ArrayList<>();
        for (long minute = START; minute < START + DAYS * DAY; minute += MINUTE) {
            List<Encounter> encounters = traffic.minute(
                    minute,
                    0.5,
                    (cell, time) -> time > START + 15 * DAY && time < START + 16 * DAY && "east".equals(cell.partner())
                            || time > START + 17 * DAY);
            TreeMap<Cell, MinuteFigures> cells =
                    chance == null ? TestingTraffic.sums(encounters) : split(encounters, chance);
            List<Deviation> deviations = watch.close(minute, cells, terms);
            book.advance(minute + MINUTE, deviations).forEach(incident -> told.add(incident.toString()));
            deviations.forEach(deviation -> told.add(described(deviation)));
            if (chance != null && chance.nextInt(2000) == 0) {
                watch = again(watch);
            }
            if (chance != null && chance.nextInt(2000) == 0) {
                watch = watch.copy();
            }
        }
        return told;
    }

    private static String described(Deviation deviation) {
        return deviation.cause() + " " + deviation.reason() + " " + deviation.alarming() + " " + deviation.minuteEnd()
                + " " + deviation.beganAt() + " " + deviation.statistic() + " " + deviation.threshold() + " "
                + deviation.observed() + " " + deviation.expected() + " " + deviation.observations() + " "
                + deviation.satisfactionGap() + " " + deviation.met().estimate() + " "
                + deviation.affected().customers();
    }

    /** The same minute as three subtasks in another order would have summed it. */
    private static TreeMap<Cell, MinuteFigures> split(List<Encounter> encounters, Random chance) {
        List<Encounter> shuffled = new ArrayList<>(encounters);
        Collections.shuffle(shuffled, chance);
        TreeMap<Cell, MinuteFigures> merged = new TreeMap<>();
        for (int part = 0; part < 3; part++) {
            int from = part * shuffled.size() / 3;
            int to = (part + 1) * shuffled.size() / 3;
            TestingTraffic.sums(shuffled.subList(from, to))
                    .forEach((cell, figures) -> merged.computeIfAbsent(cell, first -> new MinuteFigures())
                            .merge(figures));
        }
        return merged;
    }

    private static SliceWatch again(SliceWatch watch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        return SliceWatch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    /** With four times the budget that ships, which shows in a quarter of the weeks whether it holds. */
    @Test
    void withoutTroubleTheWeeklyBudgetHolds() {
        Policy policy = PolicyReader.read("{version: generous, incident: {false-incidents-per-week: 2}}");
        for (double views : new double[] {0.05, 0.5, 5}) {
            double weeks = 0;
            int alarms = 0;
            int runs = views > 1 ? 1 : 3;
            for (long seed = 100; seed < 100 + runs; seed++) {
                long length = 10 * 7 * DAY;
                alarms += alarms(new TestingTraffic(seed), views, length, policy);
                weeks += (length - 14.0 * DAY) / (7 * DAY);
            }
            double budget = policy.incident().falseIncidentsPerWeek() * weeks;
            double least = budget + 3 * Math.sqrt(budget);
            assertThat((double) alarms)
                    .as("alarms at %s views a minute in %s weeks, budget %s", views, weeks, budget)
                    .isLessThanOrEqualTo(least);
        }
    }

    /** Alarms of a shop of one touchpoint, by any slice and signal, each counted when it begins. */
    private static int alarms(TestingTraffic traffic, double views, long length, Policy policy) {
        SliceWatch.Terms terms = TestingTraffic.terms(1, policy);
        SliceWatch watch = new SliceWatch(TestingTraffic.PLACE);
        List<List<Cause>> before = new ArrayList<>();
        int alarms = 0;
        for (long minute = START; minute < START + length; minute += MINUTE) {
            List<Encounter> encounters = traffic.minute(minute, views, TestingTraffic.NONE);
            for (Deviation deviation : watch.close(minute, TestingTraffic.sums(encounters), terms)) {
                if (!deviation.alarming()) {
                    before.remove(deviation.cause());
                } else if (!before.contains(deviation.cause())) {
                    before.add(deviation.cause());
                    alarms++;
                }
            }
        }
        return alarms;
    }
}
