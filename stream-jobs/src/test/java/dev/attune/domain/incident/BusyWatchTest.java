package dev.attune.domain.incident;

import static dev.attune.domain.incident.TestingTraffic.DAY;
import static dev.attune.domain.incident.TestingTraffic.HOUR;
import static dev.attune.domain.incident.TestingTraffic.MINUTE;
import static dev.attune.domain.incident.TestingTraffic.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.SignalKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BusyWatchTest {

    private static final Cause PLACE = new Cause(Dimension.TOUCHPOINT, TestingTraffic.PLACE);

    /** A shop of two touchpoints, with the budget of the default policy. */
    private static final double STREAMS_PER_ALARM = 4;

    private static final long CREEP = START + 21 * DAY;

    /** Grows over two days, stays for two, and is gone. */
    private static BusyTraffic.Worsening creep(double most) {
        return time -> {
            double days = (time - CREEP) / (double) DAY;
            return days < 0 || days > 4 ? 1 : 1 + most * Math.min(1, days / 2);
        };
    }

    @Test
    void pagesThatSlowlyBecomeATenthSlowerThanTheirSeasonAlarmAndTheAlarmEnds() {
        for (long seed = 1; seed <= 3; seed++) {
            List<Long> alarms =
                    alarms(new BusyTraffic(seed, 60), SignalKind.PAGE_LATENCY, creep(0.1), BusyTraffic.NONE);
            assertFoundAndEnded(seed, alarms);
        }
    }

    @Test
    void errorsThatSlowlyBecomeHalfAsManyAgainAlarmAndTheAlarmEnds() {
        for (long seed = 1; seed <= 3; seed++) {
            List<Long> alarms = alarms(new BusyTraffic(seed, 60), SignalKind.PAGE_ERROR, BusyTraffic.NONE, creep(0.5));
            assertFoundAndEnded(seed, alarms);
        }
    }

    private static void assertFoundAndEnded(long seed, List<Long> minutes) {
        assertThat(minutes).as("minutes that alarm, seed %d", seed).isNotEmpty();
        assertThat(minutes.get(0)).as("first, seed %d", seed).isBetween(CREEP + HOUR, CREEP + 3 * DAY);
        assertThat(minutes.get(minutes.size() - 1)).as("last, seed %d", seed).isLessThan(CREEP + 4 * DAY + 6 * HOUR);
    }

    /** Minutes since the creep began in which the windows of one signal alarm. */
    private static List<Long> alarms(
            BusyTraffic traffic, SignalKind kind, BusyTraffic.Worsening slowness, BusyTraffic.Worsening errors) {
        BusyWatch watch = new BusyWatch();
        List<Long> alarms = new ArrayList<>();
        for (long minute = START; minute < START + 27 * DAY; minute += MINUTE) {
            watch.take(kind, whole(traffic.minute(minute, slowness, errors)), minute, STREAMS_PER_ALARM);
            BusySeries series = watch.series(kind);
            if (minute >= CREEP && series != null && series.alarming()) {
                alarms.add(minute);
            }
        }
        return alarms;
    }

    private static SliceMinute whole(SortedMap<Cell, MinuteFigures> cells) {
        return SliceMinute.of(TestingTraffic.PLACE, cells).getOrDefault(PLACE, new SliceMinute());
    }

    @Test
    void stationaryTrafficWithADailySeasonHoldsTheBudget() {
        int alarms = 0;
        int runs = 2;
        long weeks = 8;
        double perWeek = 0.75; // three times the budget that ships shows in a third of the weeks whether it holds
        for (long seed = 1; seed <= runs; seed++) {
            BusyTraffic traffic = new BusyTraffic(seed, 4);
            BusyWatch watch = new BusyWatch();
            boolean before = false;
            for (long minute = START; minute < START + weeks * 7 * DAY; minute += MINUTE) {
                SliceMinute seen = whole(traffic.minute(minute, BusyTraffic.NONE, BusyTraffic.NONE));
                watch.take(SignalKind.PAGE_LATENCY, seen, minute, 1 / perWeek);
                BusySeries series = watch.series(SignalKind.PAGE_LATENCY);
                boolean now = series != null && series.alarming();
                alarms += now && !before ? 1 : 0;
                before = now;
            }
        }
        double budget = perWeek / BusyWatch.DETECTORS * runs * (weeks - 2);
        assertThat((double) alarms).as("alarms, budget %s", budget).isLessThanOrEqualTo(budget + 3 * Math.sqrt(budget));
    }

    @Test
    void aSparseStreamAllocatesNothing() {
        BusyTraffic traffic = new BusyTraffic(1, 2.5);
        BusyWatch watch = new BusyWatch();
        for (long minute = START; minute < START + 3 * DAY; minute += MINUTE) {
            SliceMinute seen = whole(traffic.minute(minute, BusyTraffic.NONE, BusyTraffic.NONE));
            watch.take(SignalKind.PAGE_LATENCY, seen, minute, STREAMS_PER_ALARM);
            assertThat(watch.series(SignalKind.PAGE_LATENCY)).isNull();
            assertThat(watch.detectors()).isEqualTo(1);
        }
    }

    @Test
    void aStreamIsBusyFromTheDayAfterItsFirstBusyOneUntilTwoWeeksWithoutOne() {
        BusyWatch watch = new BusyWatch();
        SliceMinute busy = new SliceMinute();
        busy.total[SignalKind.PAGE_ERROR.ordinal()] = BusyWatch.LEAST_PER_WINDOW / 10;
        SliceMinute quiet = new SliceMinute();
        quiet.total[SignalKind.PAGE_ERROR.ordinal()] = 1;
        long start = Math.floorDiv(START, DAY) * DAY;
        for (long minute = start; minute < start + 20 * DAY; minute += MINUTE) {
            watch.take(SignalKind.PAGE_ERROR, minute < start + DAY ? busy : quiet, minute, STREAMS_PER_ALARM);
            boolean expected = minute >= start + DAY && minute < start + 15 * DAY;
            assertThat(watch.series(SignalKind.PAGE_ERROR) != null)
                    .as("busy on day %d", (minute - start) / DAY)
                    .isEqualTo(expected);
        }
    }

    @Test
    void theOrderWithinAMinuteHowItIsSplitAndBreaksWithinAWindowChangeNothing() throws IOException {
        List<String> plainly = told(null);
        assertThat(plainly).isNotEmpty();
        assertThat(told(new Random(1))).isEqualTo(plainly);
    }

    private static List<String> told(Random chance) throws IOException {
        BusyTraffic traffic = new BusyTraffic(2, 15);
        SliceWatch watch = new SliceWatch(TestingTraffic.PLACE);
        List<String> told = new ArrayList<>();
        for (long minute = START; minute < CREEP + 5 * DAY; minute += MINUTE) {
            List<Encounter> views = traffic.views(minute, creep(0.1), BusyTraffic.NONE);
            for (Deviation worse : watch.close(minute, sums(views, chance), TestingTraffic.terms(1))) {
                told.add(worse.cause() + " " + worse.reason() + " " + worse.alarming() + " " + worse.minuteEnd() + " "
                        + worse.beganAt() + " " + worse.statistic() + " " + worse.threshold() + " " + worse.observed()
                        + " " + worse.expected() + " " + worse.observations() + " " + worse.satisfactionGap() + " "
                        + worse.met().estimate() + " " + worse.affected().customers());
            }
            if (chance != null && chance.nextInt(500) == 0) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                watch.write(new DataOutputStream(bytes));
                watch = SliceWatch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())))
                        .copy();
            }
        }
        return told;
    }

    private static TreeMap<Cell, MinuteFigures> sums(List<Encounter> views, Random chance) {
        if (chance == null) {
            return TestingTraffic.sums(views);
        }
        List<Encounter> shuffled = new ArrayList<>(views);
        Collections.shuffle(shuffled, chance);
        int half = shuffled.size() / 2;
        TreeMap<Cell, MinuteFigures> sums = TestingTraffic.sums(shuffled.subList(half, shuffled.size()));
        TestingTraffic.sums(shuffled.subList(0, half))
                .forEach((cell, figures) ->
                        sums.computeIfAbsent(cell, first -> new MinuteFigures()).merge(figures));
        return sums;
    }

    @Test
    void whereOnlyTheWindowsAlarmTheDeviationIsOfTheWholeTouchpointAndIsTakenBack() {
        BusyTraffic traffic = new BusyTraffic(1, 15);
        SliceWatch watch = new SliceWatch(TestingTraffic.PLACE);
        List<Deviation> told = new ArrayList<>();
        for (long minute = START; minute < CREEP + 6 * DAY; minute += MINUTE) {
            var cells = traffic.minute(minute, creep(0.1), BusyTraffic.NONE);
            told.addAll(watch.close(minute, cells, TestingTraffic.terms(1)));
        }
        Deviation first = told.get(0);
        Deviation second = told.get(1);
        assertThat(first.cause()).containsExactly(PLACE);
        assertThat(first.observed()).isGreaterThan(first.expected());
        assertThat(first.statistic()).isGreaterThanOrEqualTo(first.threshold());
        assertThat(Math.floorMod(first.beganAt(), BusySeries.WINDOW)).isZero();
        assertThat(second.met().estimate()).isPositive();
        assertThat(told.get(told.size() - 1).alarming()).isFalse();
    }
}
