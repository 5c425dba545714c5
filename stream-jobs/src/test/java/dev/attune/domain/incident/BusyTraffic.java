package dev.attune.domain.incident;

import dev.attune.domain.event.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Page views of a made-up busy touchpoint: more of them and slower pages by day than by night. */
final class BusyTraffic {

    private static final int CUSTOMERS = 20_000;
    private static final Cell CELL = new Cell(TestingTraffic.PLACE, Channel.WEB, null, null, null, null);

    private final TestingTraffic views;
    private final Random draws;
    private final double perMinute;

    /** How much slower pages are and how many more fail than usual at a time: factors. */
    interface Worsening {
        double at(long time);
    }

    static final Worsening NONE = time -> 1;

    BusyTraffic(long seed, double perMinute) {
        this.views = new TestingTraffic(seed);
        this.draws = new Random(-seed);
        this.perMinute = perMinute;
    }

    TreeMap<Cell, MinuteFigures> minute(long minute, Worsening slowness, Worsening errors) {
        return TestingTraffic.sums(views(minute, slowness, errors));
    }

    List<Encounter> views(long minute, Worsening slowness, Worsening errors) {
        double season = StrictMath.sin(2 * Math.PI * (minute % TestingTraffic.DAY) / TestingTraffic.DAY);
        double mean = perMinute * (1 + 0.6 * season);
        long count = Math.max(0, Math.round(mean + Math.sqrt(mean) * draws.nextGaussian()));
        List<Encounter> encounters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = minute + draws.nextInt((int) TestingTraffic.MINUTE);
            double slow = slowness.at(time) * StrictMath.exp(0.2 * season);
            encounters.add(views.view(CELL, time, 1 + draws.nextInt(CUSTOMERS), 0.02 * errors.at(time), slow));
        }
        return encounters;
    }
}
