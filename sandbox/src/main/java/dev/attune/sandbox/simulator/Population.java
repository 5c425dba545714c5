package dev.attune.sandbox.simulator;

import dev.attune.domain.event.Interaction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * All customers at once: their events in the order of event time, made only as they are asked for, so that a large
 * population never lies in memory. The truth about a customer is what has happened up to the last event taken.
 */
public final class Population implements Iterator<Interaction> {

    private static final long FLEET_STREAM = 0;
    private static final int SLACK_DAYS = 2;

    private record Turn(long time, int actor) implements Comparable<Turn> {

        @Override
        public int compareTo(Turn other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Integer.compare(actor, other.actor);
        }
    }

    private final long end;
    private final Fleet fleet;
    private final List<CustomerProcess> customers = new ArrayList<>();
    private final List<Agenda> agendas = new ArrayList<>();
    private final PriorityQueue<Turn> turns = new PriorityQueue<>();
    private @Nullable Interaction next;

    public Population(SimulatorSettings settings) {
        this.end = settings.end();
        this.fleet = Fleet.draw(settings, Draws.of(settings.seed(), FLEET_STREAM));
        OperationalClock clock = new OperationalClock(settings.start(), settings.days() + SLACK_DAYS);
        for (int number = 0; number < settings.customers(); number++) {
            CustomerProcess customer = new CustomerProcess(number, settings, clock, fleet);
            customers.add(customer);
            agendas.add(customer.agenda());
        }
        int bots = (int) StrictMath.rint(settings.customers() * settings.botShare());
        for (int number = 0; number < bots; number++) {
            agendas.add(new BotProcess(number, settings).agenda());
        }
        for (int actor = 0; actor < agendas.size(); actor++) {
            takeTurn(actor);
        }
        next = findNext();
    }

    private void takeTurn(int actor) {
        long time = agendas.get(actor).nextTime();
        if (time < end) {
            turns.add(new Turn(time, actor));
        }
    }

    private @Nullable Interaction findNext() {
        while (true) {
            Turn turn = turns.poll();
            if (turn == null) {
                return null;
            }
            Interaction event = agendas.get(turn.actor()).advance();
            takeTurn(turn.actor());
            if (event != null) {
                return event;
            }
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Interaction next() {
        Interaction taken = next;
        if (taken == null) {
            throw new NoSuchElementException("the simulated period is over");
        }
        next = findNext();
        return taken;
    }

    /** One entry per customer, by customer id; bots are not customers. */
    public List<CustomerTruth> truth() {
        return customers.stream().map(CustomerProcess::truth).toList();
    }

    /** The fleet incidents of the whole period. */
    public List<FleetIncident> incidents() {
        return fleet.incidents();
    }
}
