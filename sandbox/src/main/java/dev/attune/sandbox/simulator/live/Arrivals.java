package dev.attune.sandbox.simulator.live;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.mapping.MappedEvent;
import dev.attune.sandbox.simulator.Draws;
import dev.attune.sandbox.simulator.live.Delivery.Kind;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Events in the order of arrival, given in the order of event time. Only what is on its way is held: events of the last
 * second or so, and the late ones.
 */
final class Arrivals implements Iterator<Delivery> {

    private static final long STREAM = Long.MIN_VALUE;
    private static final double SHORTEST_DELAY = 20;
    private static final double MEAN_DELAY = 150;

    private final Iterator<Interaction> events;
    private final ArrivalSettings settings;
    private final Draws draws;
    private final PriorityQueue<Delivery> underWay = new PriorityQueue<>();
    private long sequence;
    private long newest = Long.MIN_VALUE;

    /** @param events in the order of event time */
    Arrivals(Iterator<Interaction> events, ArrivalSettings settings) {
        this.events = events;
        this.settings = settings;
        this.draws = Draws.of(settings.seed(), STREAM);
    }

    @Override
    public boolean hasNext() {
        return !underWay.isEmpty() || events.hasNext();
    }

    /** Whatever happens later arrives later than it happens: so the first under way is next once it lies in the past. */
    @Override
    public Delivery next() {
        while (events.hasNext() && (underWay.isEmpty() || underWay.element().arrival() > newest)) {
            Interaction event = events.next();
            newest = event.eventTime();
            dispatch(event);
        }
        Delivery next = underWay.poll();
        if (next == null) {
            throw new NoSuchElementException("everything has arrived");
        }
        return next;
    }

    private void dispatch(Interaction event) {
        MappedEvent mapped = new MappedEvent(event, false);
        boolean late = draws.chance(settings.lateShare());
        long arrival = event.eventTime() + delay();
        long delayed = late ? (long) draws.exponential(settings.lateMeanMillis()) : 0;
        add(arrival + delayed, mapped, late ? Kind.LATE : Kind.PLAIN);
        if (draws.chance(settings.duplicateShare())) {
            add(event.eventTime() + delay(), mapped, Kind.DUPLICATE);
        }
        if (event instanceof Click click && draws.chance(settings.anonymousShare())) {
            add(event.eventTime() + delay(), anonymous(click), Kind.ANONYMOUS);
        }
        if (draws.chance(settings.badShare())) {
            add(event.eventTime() + delay(), mapped, Kind.BAD);
        }
    }

    private long delay() {
        return (long) Math.min(ArrivalSettings.LONGEST_DELAY, SHORTEST_DELAY + draws.exponential(MEAN_DELAY));
    }

    private void add(long arrival, MappedEvent event, Kind kind) {
        underWay.add(new Delivery(arrival, sequence++, event, kind));
    }

    private MappedEvent anonymous(Click click) {
        Envelope known = click.envelope();
        Envelope unknown = new Envelope(
                "v" + draws.uuid(),
                draws.uuid(),
                known.eventTime(),
                Channel.WEB,
                known.touchpoint(),
                null,
                null,
                null,
                null);
        Click view = new Click(
                unknown,
                click.kind(),
                click.page(),
                click.element(),
                click.productId(),
                click.latencyMs(),
                click.status(),
                click.errorCode(),
                click.resultCount(),
                click.x(),
                click.y(),
                click.appVersion());
        return new MappedEvent(view, true);
    }
}
