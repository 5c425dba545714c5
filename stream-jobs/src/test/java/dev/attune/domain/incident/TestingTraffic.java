package dev.attune.domain.incident;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.Satisfaction;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Page views of a made-up touchpoint, minute by minute, with customers who are slower than others. */
final class TestingTraffic {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** A Monday. */
    static final long START = 1_735_516_800_000L;

    static final String PLACE = "checkout";

    private static final String[] PARTNERS = {"north", "east", "south", "west"};
    private static final String[] RELEASES = {"7.1", "7.2"};
    private static final int CUSTOMERS = 20_000;

    private final Random draws;

    /** What goes wrong, and for whom. */
    interface Trouble {
        boolean meets(Cell cell, long time);
    }

    static final Trouble NONE = (cell, time) -> false;

    TestingTraffic(long seed) {
        draws = new Random(seed);
    }

    static SliceWatch.Terms terms(int touchpoints) {
        return terms(touchpoints, Policy.defaults());
    }

    static SliceWatch.Terms terms(int touchpoints, Policy policy) {
        return new SliceWatch.Terms(new PolicyPriors(policy.experience()), policy.incident(), touchpoints);
    }

    /** The views of one minute. */
    List<Encounter> minute(long minute, double views, Trouble trouble) {
        List<Encounter> encounters = new ArrayList<>();
        int count = poisson(views);
        for (int i = 0; i < count; i++) {
            Cell cell = new Cell(
                    PLACE,
                    draws.nextInt(3) == 0 ? Channel.MOBILE_APP : Channel.WEB,
                    PARTNERS[draws.nextInt(PARTNERS.length)],
                    null,
                    RELEASES[draws.nextInt(RELEASES.length)],
                    null);
            long time = minute + draws.nextInt((int) MINUTE);
            boolean bad = trouble.meets(cell, time);
            encounters.add(view(cell, time, 1 + draws.nextInt(CUSTOMERS), bad ? 0.2 : 0.005, bad ? 2.5 : 1));
        }
        return encounters;
    }

    Encounter view(Cell cell, long time, int customer, double errors, double slowness) {
        double own = new Random(customer).nextGaussian() * 0.25;
        double latency = slowness * 600 * StrictMath.exp(own + 0.4 * draws.nextGaussian());
        Signals signals = new Signals();
        signals.add(SignalKind.PAGE_ERROR, draws.nextDouble() < errors);
        signals.add(SignalKind.PAGE_LATENCY, StrictMath.log(latency), Satisfaction.ofLatency(latency, 1000));
        return new Encounter(
                cell,
                time,
                customer * 0x9e3779b97f4a7c15L,
                Measures.of(signals, StrictMath.log(1_000)),
                (int) latency,
                1000,
                Encounter.Step.EVENT,
                0,
                null,
                new Encounter.Stake(5000, 100, "EUR"));
    }

    static TreeMap<Cell, MinuteFigures> sums(List<Encounter> encounters) {
        TreeMap<Cell, MinuteFigures> cells = new TreeMap<>();
        encounters.forEach(encounter -> cells.computeIfAbsent(encounter.cell(), cell -> new MinuteFigures())
                .add(encounter));
        return cells;
    }

    private int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * draws.nextGaussian()));
        }
        for (double product = draws.nextDouble(); product > limit; product *= draws.nextDouble()) {
            count++;
        }
        return count;
    }
}
