package dev.attune.domain.customer;

import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is awaited: orders with a promise of delivery, support cases, renewals of subscriptions. At most {@link #MOST}; the oldest
 * gives way, and whoever opens one counts that. The earliest promise known holds; later ones change nothing.
 */
final class OpenCases {

    static final int MOST = 16;

    enum Kind {
        ORDER,
        TICKET,
        /** A subscription and when it is to renew. */
        RENEWAL
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int KIND_MASK = 0x7;
    private static final int CARRIED = 0x8;
    private static final int SERIOUS = 0x10;
    private static final int ANSWERED = 0x20;
    private static final int BROKEN = 0x40;
    private static final int PROMISED = 0x80;

    /** One order or case. */
    static final class Case {
        final Kind kind;

        /** Hash of the order's or case's id. */
        final long key;

        final long openedAt;

        /** Epoch milliseconds; {@link Purchase#NO_TIME} where nothing is promised. */
        long promisedAt;

        /** Whether the promise was broken already, or no reply came for too long, and it was said so. */
        boolean broken;

        /** Whether it was replied to. */
        boolean answered;

        /** Whether it is a complaint, or was escalated. */
        boolean serious;

        final EventReference opener;

        /** Who carries an order, as far as is known; null of what nobody carries. */
        @Nullable
        String carrier;

        Case(Kind kind, long key, long openedAt, long promisedAt, EventReference opener) {
            this.kind = kind;
            this.key = key;
            this.openedAt = openedAt;
            this.promisedAt = promisedAt;
            this.opener = opener;
        }

        /** When it has taken too long if nothing comes: not while the feed that would tell is stale. */
        long dueAt(FeedOutages outages, Patience patience) {
            return switch (kind) {
                case ORDER -> outages.deliveredFrom(EventStream.PURCHASE, promisedAt + patience.deliveryGrace());
                case TICKET ->
                    outages.deliveredFrom(EventStream.SUPPORT, isPromised() ? promisedAt : openedAt + patience.reply());
                case RENEWAL -> outages.deliveredFrom(EventStream.PURCHASE, promisedAt);
            };
        }

        /** Whether something is awaited that can take too long. */
        boolean due() {
            return !broken && (isPromised() || (kind == Kind.TICKET && !answered));
        }

        boolean isPromised() {
            return promisedAt != Purchase.NO_TIME;
        }
    }

    private final List<Case> cases = new ArrayList<>(0);

    OpenCases copy() {
        OpenCases copy = new OpenCases();
        for (Case each : cases) {
            Case twin = new Case(each.kind, each.key, each.openedAt, each.promisedAt, each.opener);
            twin.broken = each.broken;
            twin.answered = each.answered;
            twin.serious = each.serious;
            twin.carrier = each.carrier;
            copy.cases.add(twin);
        }
        return copy;
    }

    int size() {
        return cases.size();
    }

    /** How many of a kind are open. */
    int count(Kind kind) {
        int count = 0;
        for (int i = 0; i < cases.size(); i++) {
            count += cases.get(i).kind == kind ? 1 : 0;
        }
        return count;
    }

    /** The oldest of a kind; null where there is none. */
    @Nullable
    Case oldest(Kind kind) {
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).kind == kind) {
                return cases.get(i);
            }
        }
        return null;
    }

    @Nullable
    Case find(Kind kind, long key) {
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            if (each.kind == kind && each.key == key) {
                return each;
            }
        }
        return null;
    }

    /** Opens a case, or takes an earlier promise into the one that is open; true where it is new. */
    boolean open(Kind kind, long key, long promisedAt, EventReference opener) {
        Case known = find(kind, key);
        if (known != null) {
            known.promisedAt = earlier(known.promisedAt, promisedAt);
            return false;
        }
        if (cases.size() == MOST) {
            cases.remove(0);
        }
        cases.add(new Case(kind, key, opener.eventTime(), promisedAt, opener));
        return true;
    }

    /** Whether a serious case that was opened at or after an instant is open. */
    boolean anySerious(long since) {
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            if (each.serious && each.openedAt >= since) {
                return true;
            }
        }
        return false;
    }

    /** The open ones of a kind, oldest first. */
    List<Case> of(Kind kind) {
        List<Case> found = new ArrayList<>();
        for (Case each : cases) {
            if (each.kind == kind) {
                found.add(each);
            }
        }
        return found;
    }

    void close(Case closed) {
        cases.remove(closed);
    }

    /** What is first to take too long; null where there is nothing, or nothing of a feed that is delivered. */
    @Nullable
    Case nextDue(FeedOutages outages, Patience patience) {
        Case next = null;
        long first = FeedOutages.NEVER;
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            long due = each.due() ? each.dueAt(outages, patience) : FeedOutages.NEVER;
            if (due < first) {
                next = each;
                first = due;
            }
        }
        return next;
    }

    /** The earlier of two promises, either of which may be missing. */
    static long earlier(long one, long other) {
        if (one == Purchase.NO_TIME) {
            return other;
        }
        return other == Purchase.NO_TIME ? one : Math.min(one, other);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(cases.size());
        for (Case each : cases) {
            boolean promised = each.isPromised();
            out.writeByte(each.kind.ordinal()
                    | (each.carrier == null ? 0 : CARRIED)
                    | (each.serious ? SERIOUS : 0)
                    | (each.answered ? ANSWERED : 0)
                    | (each.broken ? BROKEN : 0)
                    | (promised ? PROMISED : 0));
            out.writeLong(each.key);
            Packed.writeSigned(out, each.openedAt);
            if (promised) {
                Packed.writeSigned(out, each.promisedAt - each.openedAt);
            }
            each.opener.write(out);
            if (each.carrier != null) {
                Packed.writeText(out, each.carrier);
            }
        }
    }

    /** @param replies whether the layout tells which cases were replied to; else nobody waits for a reply */
    static OpenCases read(DataInput in, boolean replies) throws IOException {
        OpenCases open = new OpenCases();
        int size = Packed.readCount(in, MOST);
        for (int i = 0; i < size; i++) {
            int flags = in.readUnsignedByte();
            long key = in.readLong();
            long openedAt = Packed.readSigned(in);
            long promisedAt = (flags & PROMISED) == 0 ? Purchase.NO_TIME : openedAt + Packed.readSigned(in);
            Case each = new Case(KINDS[flags & KIND_MASK], key, openedAt, promisedAt, EventReference.read(in));
            each.broken = (flags & BROKEN) != 0;
            each.answered = replies ? (flags & ANSWERED) != 0 : !each.isPromised();
            each.serious = (flags & SERIOUS) != 0;
            each.carrier = (flags & CARRIED) == 0 ? null : Packed.readText(in);
            open.cases.add(each);
        }
        return open;
    }
}
