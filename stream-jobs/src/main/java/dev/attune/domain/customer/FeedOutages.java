package dev.attune.domain.customer;

import dev.attune.domain.event.EventStream;
import java.util.ArrayList;
import java.util.List;

/**
 * When which feeds were not delivered, as far as it has been heard. Silence of a customer during an outage of the feed
 * says nothing about the customer. Immutable; outages of one feed never overlap. Asking allocates nothing and costs one
 * step per outage ever heard of.
 *
 * @param outages of one feed in the order of their beginnings
 */
public record FeedOutages(List<Outage> outages) {

    /** Stands for the end of an outage that goes on, and for the beginning of none; epoch milliseconds. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Every feed has always been delivered. */
    public static final FeedOutages NONE = new FeedOutages(List.of());

    /**
     * One outage of one feed.
     *
     * @param since first instant without delivery, epoch milliseconds of event time
     * @param until first instant with delivery again; {@link #NEVER} while it goes on
     */
    public record Outage(EventStream feed, long since, long until) {}

    public FeedOutages {
        outages = List.copyOf(outages);
    }

    /** Since when a feed has been stale without interruption, epoch milliseconds; {@link #NEVER} if it is delivered. */
    public long staleSince(EventStream feed) {
        for (int i = outages.size() - 1; i >= 0; i--) {
            Outage outage = outages.get(i);
            if (outage.feed() == feed && outage.until() == NEVER) {
                return outage.since();
            }
        }
        return NEVER;
    }

    /** How long a feed was stale between two instants, milliseconds. */
    public long staleBetween(EventStream feed, long from, long to) {
        long stale = 0;
        for (int i = 0; i < outages.size(); i++) {
            Outage outage = outages.get(i);
            if (outage.feed() == feed) {
                stale += Math.max(0, Math.min(to, outage.until()) - Math.max(from, outage.since()));
            }
        }
        return stale;
    }

    /** The instant itself, or the end of the outage of a feed that it lies in; {@link #NEVER} while that goes on. */
    public long deliveredFrom(EventStream feed, long instant) {
        for (int i = 0; i < outages.size(); i++) {
            Outage outage = outages.get(i);
            if (outage.feed() == feed && outage.since() <= instant && instant < outage.until()) {
                return outage.until();
            }
        }
        return instant;
    }

    /**
     * The same with a feed that has stopped being delivered; no change if it was stale already. Outages that had ended,
     * but not before it, are part of it: word of the past may come late.
     */
    public FeedOutages stale(EventStream feed, long since) {
        if (staleSince(feed) != NEVER) {
            return this;
        }
        List<Outage> more = new ArrayList<>(outages.size() + 1);
        long first = since;
        for (Outage outage : outages) {
            if (outage.feed() == feed && outage.until() >= since) {
                first = Math.min(first, outage.since());
            } else {
                more.add(outage);
            }
        }
        more.add(new Outage(feed, first, NEVER));
        return new FeedOutages(more);
    }

    /** The same with a feed that is delivered again; an outage that would end before it began has not been. */
    public FeedOutages live(EventStream feed, long since) {
        List<Outage> ended = new ArrayList<>(outages.size());
        for (Outage outage : outages) {
            if (outage.feed() != feed || outage.until() != NEVER) {
                ended.add(outage);
            } else if (outage.since() < since) {
                ended.add(new Outage(feed, outage.since(), since));
            }
        }
        return new FeedOutages(ended);
    }
}
