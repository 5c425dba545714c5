package dev.attune.sandbox.simulator;

import dev.attune.domain.event.Interaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The life of one customer: purchases in operational time, visits around them, orders that settle when they arrive, and
 * at each settled order the choice to leave, likelier after bad experiences. The dead return for a stray visit or two.
 */
final class CustomerProcess {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = CustomerTraits.DAY;
    private static final long PROMISE = 5 * DAY;
    private static final long MADE_UP_MIND = 3 * DAY;
    private static final double TRANSIT_MEDIAN = 2.1;
    private static final double TRANSIT_SPREAD = 0.55;
    private static final double HELD_UP_DAYS = 5;
    private static final double LATE_TICKET = 0.47;
    private static final double SPEND_SPREAD = 0.5;
    private static final double ZOMBIE = 0.15;
    private static final double ZOMBIE_RETURNS_AFTER = 20;

    private final CustomerTraits traits;
    private final OperationalClock clock;
    private final Fleet fleet;
    private final Draws draws;
    private final Agenda agenda = new Agenda();
    private final Experience experience = new Experience();
    private final EventWriter events;
    private final Tickets tickets;
    private final Visits visits;

    private int orders;
    private long birth;
    private @Nullable Long death;
    private @Nullable String cause;

    CustomerProcess(int number, SimulatorSettings settings, OperationalClock clock, Fleet fleet) {
        this.draws = Draws.of(settings.seed(), number + 1L);
        this.traits = CustomerTraits.draw(number, settings, clock, draws);
        this.clock = clock;
        this.fleet = fleet;
        this.events = new EventWriter(traits.customerId(), traits.segment().code(), traits.channel(), draws);
        this.tickets = new Tickets(traits, draws, agenda, events, experience);
        this.visits = new Visits(traits, settings, fleet, draws, agenda, events, experience, tickets);
        this.birth = traits.firstVisit();
        agenda.plan(traits.firstVisit(), this::purchase);
        planBrowsing(traits.firstVisit());
    }

    Agenda agenda() {
        return agenda;
    }

    CustomerTruth truth() {
        boolean drops = traits.dropStart() < Long.MAX_VALUE;
        return new CustomerTruth(
                traits.customerId(),
                traits.segment().code(),
                traits.region().code(),
                birth,
                death,
                cause,
                drops ? traits.dropStart() : null,
                drops ? traits.dropStart() + CustomerTraits.DROP_LENGTH : null,
                habits());
    }

    private CustomerHabits habits() {
        return new CustomerHabits(
                traits.weeklyRate(),
                traits.weeklyRate() * traits.visitsPerPurchase(),
                traits.segment().regularity,
                traits.dropout(),
                ZOMBIE,
                ZOMBIE_RETURNS_AFTER);
    }

    private @Nullable Interaction purchase(long start) {
        if (death != null) {
            return null;
        }
        Visits.Checkout checkout = visits.buy(start);
        agenda.plan(checkout.placedAt(), time -> place(time, checkout.failedFirst()));
        double gap = draws.erlang(traits.segment().regularity, 1 / traits.weeklyRate());
        agenda.plan(clock.after(checkout.placedAt(), gap), this::purchase);
        return null;
    }

    private Interaction place(long time, boolean failedFirst) {
        String order = "o" + traits.number() + "-" + orders++;
        double amount = StrictMath.rint(100 * draws.logNormal(traits.usualSpend(), SPEND_SPREAD)) / 100;
        if (orders == 1) {
            birth = time;
        }
        if (!failedFirst) {
            return ordered(time, order, amount);
        }
        agenda.plan(time + (long) draws.uniform(20_000, 120_000), again -> ordered(again, order, amount));
        return events.paymentFailed(time, order, amount);
    }

    private Interaction ordered(long time, String order, double amount) {
        boolean heldUp = draws.chance(fleet.heldUp(traits.region(), time));
        double days = draws.logNormal(TRANSIT_MEDIAN, TRANSIT_SPREAD);
        double extra = draws.exponential(HELD_UP_DAYS);
        long arrival = time + (long) ((heldUp ? days + extra : days) * DAY);
        long promise = time + PROMISE;
        boolean late = arrival > promise;
        agenda.plan(arrival, at -> {
            if (late) {
                experience.deliveredLate();
            }
            return events.delivered(at, order, traits.region().carrier(), promise);
        });
        boolean complains = draws.chance(LATE_TICKET);
        long complaint = promise + (long) draws.exponential(12 * HOUR);
        if (late && complains) {
            tickets.open(complaint, "delivery");
        }
        agenda.plan(late ? arrival + 1 : Math.min(arrival + 1, time + MADE_UP_MIND), this::settle);
        return events.placed(time, order, amount, promise);
    }

    private @Nullable Interaction settle(long time) {
        if (death != null) {
            return null;
        }
        double base = traits.dropout();
        double odds = base / (1 - base) * StrictMath.exp(experience.effect());
        double position = draws.uniform();
        if (position < odds / (1 + odds)) {
            death = time;
            cause = position < base ? "natural" : "experience";
            planZombieVisits(time);
        }
        experience.forget();
        return null;
    }

    private void planBrowsing(long time) {
        double meanGap = 1 / (traits.weeklyRate() * traits.visitsPerPurchase());
        agenda.plan(clock.after(time, draws.exponential(meanGap)), this::browse);
    }

    private @Nullable Interaction browse(long start) {
        if (death == null) {
            visits.browse(start);
            planBrowsing(start);
        }
        return null;
    }

    private void planZombieVisits(long time) {
        long next = time;
        while (draws.chance(ZOMBIE)) {
            next += (long) (draws.exponential(ZOMBIE_RETURNS_AFTER) * DAY);
            agenda.plan(next, at -> {
                visits.browse(at);
                return null;
            });
        }
    }
}
