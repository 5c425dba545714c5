package dev.attune.domain.gate;

import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gate's page on one customer: revisions of drops that wait, and how the open drop was told. During an incident that
 * explains it a revision is passed on with the incident and without route; an open drop that an incident turns out to
 * explain is told once more. What the gate adds shifts the numbers of all revisions after it, so that they have no gaps.
 *
 * <p>Goes by event time alone: asked at the same instants with the same incidents it says the same, whenever it is asked.
 * At most a minute of revisions wait, one a tick: never more than sixty.
 */
public final class GateBook {

    /** Nothing waits. */
    public static final long NEVER = Long.MAX_VALUE;

    /**
     * How the open drop was told last.
     *
     * @param last the newest of the customer's own revisions that was passed on
     * @param added how many revisions the gate added to this episode
     * @param incidentId the incident it stands with; null for none
     * @param heldBack how many of its revisions were held back, or routed nowhere, since the last one that was routed
     */
    public record Open(Held last, int added, @Nullable String incidentId, int heldBack) {}

    private final Deque<Held> waiting = new ArrayDeque<>();
    private @Nullable Open open;

    public GateBook() {}

    /** The same as it was when it was put away. */
    public GateBook(List<Held> waiting, @Nullable Open open) {
        this.waiting.addAll(waiting);
        this.open = open;
    }

    /** In the order in which they came, which is that of event time. */
    public List<Held> waiting() {
        return List.copyOf(waiting);
    }

    public @Nullable Open open() {
        return open;
    }

    public boolean isEmpty() {
        return waiting.isEmpty() && open == null;
    }

    public void add(Held drop) {
        waiting.add(drop);
    }

    /** When the first of those waiting is to be passed on, epoch milliseconds; {@link #NEVER} where none waits. */
    public long due() {
        Held first = waiting.peek();
        return first == null ? NEVER : first.dueAt();
    }

    /** Passes on, in order, whatever is due at or before an instant; what stands behind one that waits waits too. */
    public List<Passage> pass(long at, IncidentsInForce incidents) {
        List<Passage> passages = new ArrayList<>();
        while (due() <= at) {
            passages.add(pass(waiting.remove(), incidents));
        }
        return passages;
    }

    private Passage pass(Held drop, IncidentsInForce incidents) {
        Open before = openOf(drop);
        String stoodWith = before == null ? null : before.incidentId();
        String incident = drop.isLast() ? stoodWith : incidents.explaining(drop);
        EpisodeRevision own = drop.revision();
        int suppressed = own.suppressed() + (before == null ? 0 : before.heldBack());
        int added = before == null ? 0 : before.added();
        Open now = new Open(drop, added, incident, incident == null ? 0 : suppressed + 1);
        open = drop.isLast() ? null : now;
        boolean attached = incident != null && !incident.equals(stoodWith);
        return passage(now, own.trigger(), suppressed, own.scoreBefore(), own.eventTime(), attached);
    }

    private @Nullable Open openOf(Held drop) {
        boolean same = open != null
                && open.last().revision().alertId().equals(drop.revision().alertId());
        return same ? open : null;
    }

    /**
     * Incidents opened, or now have another cause: a drop that was told before, and that one of them explains, is told
     * once more.
     */
    public @Nullable Passage reconsider(long at, IncidentsInForce incidents) {
        Open before = open;
        if (before == null || before.incidentId() != null) {
            return null;
        }
        String incident = incidents.explaining(before.last());
        if (incident == null) {
            return null;
        }
        Open now = new Open(before.last(), before.added() + 1, incident, before.heldBack() + 1);
        open = now;
        double score = now.last().revision().score();
        return passage(now, Trigger.INCIDENT, before.heldBack(), score, at, true);
    }

    private static Passage passage(
            Open now, Trigger trigger, int suppressed, double scoreBefore, long at, boolean attached) {
        EpisodeRevision own = now.last().revision();
        String incident = now.incidentId();
        EpisodeRevision told = new EpisodeRevision(
                own.alertId(),
                own.revision() + now.added(),
                trigger.state(),
                trigger,
                suppressed,
                own.kind(),
                own.customerId(),
                own.severity(),
                own.priority(),
                own.score(),
                own.scorePoints(),
                scoreBefore,
                own.contributions(),
                own.remedies(),
                own.evidence(),
                own.touchpoints(),
                own.stakes(),
                own.clocks(),
                incident == null ? own.route() : List.of(),
                own.confidence(),
                incident,
                own.policyVersion(),
                own.modelVersion(),
                own.openedAt(),
                at,
                own.shadow());
        return new Passage(told, now.last(), attached, now.heldBack());
    }
}
