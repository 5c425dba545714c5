package dev.attune.domain.incident;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.IncidentPolicy;
import dev.attune.domain.policy.Policy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of the whole fleet: what is worse at several places at once, or in several signals, is one incident with
 * the narrowest cause common to all. Opens one when enough customers were met badly, follows it, and closes it when
 * nothing was worse for a while. What it returns follows from the deviations alone, not from the order of a minute's.
 */
public final class IncidentBook {

    /** Incidents followed at once; further ones wait until one ends. */
    static final int MOST_OPEN = 256;

    private static final int VERSION = 1;

    private static final Comparator<Deviation> ORDER = Comparator.comparing(Deviation::minuteEnd)
            .thenComparing(deviation -> !deviation.alarming())
            .thenComparing(DeviationKey::of);

    private final List<OpenIncident> open = new ArrayList<>();
    private Policy policy;

    public IncidentBook(Policy policy) {
        this.policy = policy;
    }

    /** From now on judges by another policy. */
    public void judgeBy(Policy inForce) {
        policy = inForce;
    }

    /**
     * The end of a minute has come.
     *
     * @param minuteEnd epoch milliseconds of event time; never before that of the last call
     * @param deviations what all touchpoints said of it, in any order
     * @return revisions to tell, at most one of each incident, in order of opening
     */
    public List<Incident> advance(long minuteEnd, Collection<Deviation> deviations) {
        deviations.stream().sorted(ORDER).forEach(this::take);
        List<Incident> told = new ArrayList<>();
        for (Iterator<OpenIncident> each = open.iterator(); each.hasNext(); ) {
            OpenIncident incident = each.next();
            boolean over = incident.deadline(policy.incident()) <= minuteEnd;
            Incident revision = over ? close(incident, minuteEnd) : follow(incident, minuteEnd);
            if (revision != null) {
                told.add(revision);
            }
            if (over) {
                each.remove();
            }
        }
        return told;
    }

    /**
     * When something is to be told even if nothing is heard before: {@link #advance} is due then.
     *
     * @return epoch milliseconds; {@link Long#MAX_VALUE} where nothing goes on
     */
    public long deadline() {
        return open.stream()
                .mapToLong(incident -> incident.deadline(policy.incident()))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private void take(Deviation deviation) {
        OpenIncident home = homeOf(deviation);
        if (!deviation.alarming()) {
            if (home != null) {
                home.end(deviation);
            }
        } else if (home != null) {
            home.hear(deviation);
        } else if (open.size() < MOST_OPEN) {
            open.add(OpenIncident.of(deviation));
        }
    }

    /** The incident that follows this deviation already, else one it is related to, the earliest first. */
    private @Nullable OpenIncident homeOf(Deviation deviation) {
        DeviationKey key = DeviationKey.of(deviation);
        for (OpenIncident incident : open) {
            if (incident.follows(key)) {
                return incident;
            }
        }
        if (!deviation.alarming()) {
            return null;
        }
        long together = policy.incident().together().toMillis();
        for (OpenIncident incident : open) {
            if (incident.live().stream().anyMatch(known -> CommonCause.related(known, deviation, together))) {
                return incident;
            }
        }
        return null;
    }

    private @Nullable Incident follow(OpenIncident incident, long minuteEnd) {
        IncidentPolicy rule = policy.incident();
        if (incident.opens(rule)) {
            return incident.open(policy, minuteEnd);
        }
        return incident.changed(rule) ? incident.tell(EpisodeState.UPDATED, policy, minuteEnd) : null;
    }

    private @Nullable Incident close(OpenIncident incident, long minuteEnd) {
        if (!incident.told()) {
            return null;
        }
        boolean recovered = incident.live().isEmpty();
        return incident.tell(recovered ? EpisodeState.RESOLVED : EpisodeState.EXPIRED, policy, minuteEnd);
    }

    public IncidentBook copy() {
        IncidentBook copy = new IncidentBook(policy);
        open.forEach(incident -> copy.open.add(incident.copy()));
        return copy;
    }

    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Packed.writeUnsigned(out, open.size());
        for (OpenIncident incident : open) {
            incident.write(out);
        }
    }

    /** @param policy to judge by from now on */
    public static IncidentBook read(DataInput in, Policy policy) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of an incident book must be " + VERSION + ", but was " + version);
        }
        IncidentBook book = new IncidentBook(policy);
        int size = Packed.readCount(in, MOST_OPEN);
        for (int i = 0; i < size; i++) {
            book.open.add(OpenIncident.read(in));
        }
        return book;
    }
}
