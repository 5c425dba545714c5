package dev.attune.sandbox.simulator;

import java.time.Duration;

/** The sessions of one customer: pages with latency and errors, which they remember and may complain about. */
final class Visits {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final double LATENCY_SPREAD = 0.40;
    private static final double SLOW = 2;
    private static final double MOST_ERRORS = 0.6;
    private static final double TICKET_PER_ERROR = 0.1;
    private static final double QUESTION_PER_VISIT = 0.0045;
    private static final double LONGER = 3.4;

    private final CustomerTraits traits;
    private final SimulatorSettings settings;
    private final Fleet fleet;
    private final Draws draws;
    private final Agenda agenda;
    private final EventWriter events;
    private final Experience experience;
    private final Tickets tickets;
    private int sessions;
    private int errorsNow;

    Visits(
            CustomerTraits traits,
            SimulatorSettings settings,
            Fleet fleet,
            Draws draws,
            Agenda agenda,
            EventWriter events,
            Experience experience,
            Tickets tickets) {
        this.traits = traits;
        this.settings = settings;
        this.fleet = fleet;
        this.draws = draws;
        this.agenda = agenda;
        this.events = events;
        this.experience = experience;
        this.tickets = tickets;
    }

    /** A visit that buys nothing. */
    void browse(long start) {
        finish(wander(start, newSession()));
    }

    /** A visit that ends in an order; returns when it is placed, and whether the checkout failed first. */
    Checkout buy(long start) {
        String session = newSession();
        long time = view(wander(start, session), session, Page.CART);
        int before = errorsNow;
        time = view(time, session, Page.CHECKOUT);
        boolean failed = errorsNow > before;
        finish(time);
        return new Checkout(time, failed);
    }

    /** @param placedAt epoch milliseconds */
    record Checkout(long placedAt, boolean failedFirst) {}

    private String newSession() {
        errorsNow = 0;
        return "s" + traits.number() + "-" + sessions++;
    }

    private long wander(long start, String session) {
        int pages = 2 + (int) draws.exponential(LONGER);
        long time = start;
        for (int page = 0; page < pages; page++) {
            time = view(time, session, Page.browse(draws));
        }
        return time;
    }

    /** Views a page and returns when the next one follows. */
    private long view(long time, String session, Page page) {
        boolean drop = traits.dropsAt(time);
        double usual = page.medianLatency * traits.latencyEffect();
        double latency = draws.logNormal(usual, LATENCY_SPREAD)
                * fleet.latencyMultiple(page, time)
                * (drop ? settings.dropLatencyMultiple() : 1);
        double errorRate = page.errorRate * fleet.errorMultiple(page, time) * (drop ? settings.dropErrorMultiple() : 1);
        boolean error = draws.chance(Math.min(MOST_ERRORS, errorRate));
        errorsNow += error ? 1 : 0;
        agenda.plan(time, at -> {
            experience.sawPage(latency > SLOW * usual, error);
            return events.page(at, session, page, (int) Math.min(latency, 120_000), error);
        });
        return time + (long) (latency + 1000 * (4 + draws.exponential(22)));
    }

    private void finish(long end) {
        boolean complains = errorsNow > 0 && draws.chance(1 - StrictMath.pow(1 - TICKET_PER_ERROR, errorsNow));
        if (complains) {
            tickets.open(end + (long) draws.exponential(2 * HOUR), "error");
        } else if (draws.chance(QUESTION_PER_VISIT)) {
            tickets.open(end + (long) draws.exponential(6 * HOUR), "question");
        }
    }
}
