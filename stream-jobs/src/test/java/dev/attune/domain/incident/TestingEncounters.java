package dev.attune.domain.incident;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Encounters for tests: random ones of a shop with a carrier, and single ones. */
public final class TestingEncounters {

    private static final String[] TOUCHPOINTS = {"checkout", "search", "delivery"};
    private static final Channel[] CHANNELS = {Channel.WEB, Channel.MOBILE_APP};
    /** The first ones, so that appending one changes no golden bytes. */
    private static final SignalKind[] KINDS = Arrays.copyOf(SignalKind.values(), 15);

    private TestingEncounters() {}

    /** In order of event time, from {@code start} for {@code length} milliseconds. */
    public static List<Encounter> random(SplittableRandom random, int size, long start, long length) {
        List<Encounter> encounters = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            encounters.add(random(random, start + length * i / size));
        }
        return encounters;
    }

    private static Encounter random(SplittableRandom random, long time) {
        String touchpoint = TOUCHPOINTS[random.nextInt(TOUCHPOINTS.length)];
        boolean delivery = touchpoint.equals("delivery");
        Signals signals = new Signals();
        SignalKind kind = KINDS[random.nextInt(KINDS.length)];
        if (kind.family() == SignalKind.Family.RATE) {
            signals.add(kind, random.nextInt(5) == 0);
        } else {
            signals.add(kind, random.nextDouble() * 8, random.nextDouble());
        }
        if (random.nextBoolean()) {
            signals.expect(0, kind.family() == SignalKind.Family.RATE ? 0.1 : random.nextDouble() * 8);
        }
        long customer = random.nextInt(8) == 0 ? Encounter.ANONYMOUS : CustomerHash.of("c" + random.nextInt(300));
        Measures measures = Measures.of(signals, StrictMath.log(1_000));
        Cell cell = new Cell(
                touchpoint,
                CHANNELS[random.nextInt(CHANNELS.length)],
                delivery ? "carrier-" + random.nextInt(4) : null,
                random.nextBoolean() ? "retail" : "business",
                delivery ? null : "1." + random.nextInt(3),
                random.nextInt(3) == 0 ? "feature-" + random.nextInt(5) : null);
        boolean stakes = customer != Encounter.ANONYMOUS && random.nextInt(5) > 0;
        int lost = measures.isNegative() ? random.nextInt(400) : 0;
        return new Encounter(
                cell,
                time,
                customer,
                measures,
                delivery ? Encounter.NOT_MEASURED : random.nextInt(5_000),
                1_000,
                delivery ? Encounter.Step.DELIVERED : Encounter.Step.EVENT,
                random.nextInt(20) == 0 ? random.nextInt(10_000) : 0,
                "EUR",
                stakes ? new Encounter.Stake(20_000 + customer % 5_000, lost, "EUR") : null);
    }

    /** An event of a customer, with one yes-or-no signal. */
    public static Encounter of(Cell cell, long time, String customer, SignalKind kind, boolean bad) {
        return of(
                cell,
                time,
                customer,
                kind,
                bad,
                Encounter.Step.EVENT,
                bad ? new Encounter.Stake(10_000, 500, "EUR") : null);
    }

    public static Encounter of(
            Cell cell,
            long time,
            String customer,
            SignalKind kind,
            boolean bad,
            Encounter.Step step,
            Encounter.@Nullable Stake stake) {
        Signals signals = new Signals();
        signals.add(kind, bad);
        return new Encounter(
                cell,
                time,
                CustomerHash.of(customer),
                Measures.of(signals, StrictMath.log(1_000)),
                Encounter.NOT_MEASURED,
                0,
                step,
                0,
                null,
                stake);
    }
}
