package dev.attune.sandbox.simulator;

import dev.attune.domain.event.Channel;
import java.time.Duration;

/**
 * What is special about one customer, drawn once.
 *
 * @param weeklyRate purchases per operational week while alive
 * @param dropout probability to leave at a purchase when nothing went wrong, in (0, 1)
 * @param visitsPerPurchase visits without a purchase for each one with it
 * @param latencyEffect their device and line: factor on every latency
 * @param usualSpend median amount of an order
 * @param firstVisit when their first purchase begins, epoch milliseconds
 * @param dropStart begin of the injected drop, epoch milliseconds; {@link Long#MAX_VALUE} where there is none
 */
record CustomerTraits(
        int number,
        String customerId,
        Segment segment,
        Region region,
        Channel channel,
        double weeklyRate,
        double dropout,
        double visitsPerPurchase,
        double latencyEffect,
        double usualSpend,
        long firstVisit,
        long dropStart) {

    static final long DAY = Duration.ofDays(1).toMillis();
    static final long DROP_LENGTH = 30 * DAY;

    private static final double CUSTOMER_FROM_THE_START = 0.29;
    private static final double ACQUISITION_ENDS = 0.62;
    private static final double MOBILE = 0.3;

    static CustomerTraits draw(int number, SimulatorSettings settings, OperationalClock clock, Draws draws) {
        Segment segment = Segment.draw(draws);
        double dropout = Math.min(0.95, Math.max(1e-6, draws.beta(segment.dropoutA, segment.dropoutB)));
        return new CustomerTraits(
                number,
                customerId(number),
                segment,
                Region.draw(draws),
                draws.chance(MOBILE) ? Channel.MOBILE_APP : Channel.WEB,
                Math.max(1e-4, draws.gamma(segment.rateShape) / segment.rateScale),
                dropout,
                draws.logNormal(3.0, 0.3),
                draws.logNormal(1, 0.25),
                draws.logNormal(37, 0.35),
                firstVisit(settings, clock, draws),
                dropStart(settings, draws));
    }

    private static String customerId(int number) {
        String digits = Integer.toString(number);
        return "c" + "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    }

    private static long firstVisit(SimulatorSettings settings, OperationalClock clock, Draws draws) {
        long length = settings.end() - settings.start();
        boolean fromTheStart = draws.chance(CUSTOMER_FROM_THE_START);
        double position = draws.uniform();
        if (fromTheStart) {
            return clock.after(settings.start(), position / 7);
        }
        long day = settings.start() + (long) (position * ACQUISITION_ENDS * length);
        return Math.min(clock.after(day, draws.uniform() / 7), settings.end());
    }

    private static long dropStart(SimulatorSettings settings, Draws draws) {
        boolean drops = draws.chance(settings.dropShare());
        double position = draws.uniform();
        long from = settings.start() + Math.min(60, settings.days() / 4) * DAY;
        long to = settings.end() - Math.min(45, settings.days() / 4) * DAY;
        return drops ? from + (long) (position * (to - from)) : Long.MAX_VALUE;
    }

    boolean dropsAt(long time) {
        return time >= dropStart && time < dropStart + DROP_LENGTH;
    }
}
