package dev.attune.domain.feedback;

import dev.attune.domain.episode.AlertKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people said of one customer's alerts and what still holds of it, and the alerts whose outcome is awaited. Empty of
 * nearly all customers; laid out by {@link FeedbackLayout}.
 */
public final class FeedbackMemory {

    /** Never will anything change by waiting. */
    public static final long NEVER = Long.MAX_VALUE;

    /** More mutes than anybody needs; of more, the one that ends first gives way. */
    static final int MOST_MUTES = 16;

    /** More alerts than a horizon has; of more, the oldest gives way. */
    static final int MOST_AWAITED = 32;

    private static final AlertKind[] KINDS = AlertKind.values();

    final List<Mute> mutes = new ArrayList<>();
    final EpisodeFeedback[] episodes = new EpisodeFeedback[KINDS.length];
    final List<AwaitedOutcome> awaited = new ArrayList<>();

    public FeedbackMemory() {
        for (AlertKind kind : KINDS) {
            episodes[kind.ordinal()] = new EpisodeFeedback();
        }
    }

    public FeedbackMemory copy() {
        FeedbackMemory copy = new FeedbackMemory();
        copy.mutes.addAll(mutes);
        for (AlertKind kind : KINDS) {
            copy.episodes[kind.ordinal()] = episodes[kind.ordinal()].copy();
        }
        awaited.forEach(each -> copy.awaited.add(each.copy()));
        return copy;
    }

    public boolean isEmpty() {
        boolean silent = mutes.isEmpty() && awaited.isEmpty();
        for (int i = 0; silent && i < episodes.length; i++) {
            silent = episodes[i].isEmpty();
        }
        return silent;
    }

    /** A mute of the same terms is replaced. */
    public void mute(@Nullable AlertKind kind, @Nullable String touchpoint, long until) {
        Mute mute = new Mute(kind, touchpoint, until);
        mutes.removeIf(mute::sameAs);
        mutes.add(mute);
        if (mutes.size() > MOST_MUTES) {
            mutes.remove(
                    mutes.stream().min(Comparator.comparingLong(Mute::until)).orElseThrow());
        }
    }

    /** Takes back every mute of this kind and touchpoint; null stands for any. */
    public void unmute(@Nullable AlertKind kind, @Nullable String touchpoint) {
        mutes.removeIf(mute -> mute.isOf(kind, touchpoint));
    }

    /** The open episode of this kind is taken care of. */
    public void acknowledge(AlertKind kind) {
        episodes[kind.ordinal()].acknowledged = true;
    }

    /** Whether the open episode of this kind was acknowledged: then it does not remind. */
    public boolean acknowledged(AlertKind kind) {
        return episodes[kind.ordinal()].acknowledged;
    }

    /** Nothing is told of the open episode of this kind until then. */
    public void snooze(AlertKind kind, long until) {
        episodes[kind.ordinal()].snoozedUntil = until;
    }

    /** Lets go of what ended before an instant. */
    public void forget(long at) {
        mutes.removeIf(mute -> mute.until() <= at);
    }

    /** Whether there is any mute at all. */
    public boolean isMuting() {
        return !mutes.isEmpty();
    }

    /**
     * Whether an alert of this kind is muted at {@code at}.
     *
     * @param worst the touchpoint where a drop is worst; null where it has none, or of a churn risk
     */
    public boolean muted(AlertKind kind, @Nullable String worst, long at) {
        for (Mute mute : mutes) {
            if (at < mute.until() && mute.covers(kind, worst)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the open episode of this kind is snoozed at {@code at}. */
    public boolean snoozed(AlertKind kind, long at) {
        return at < episodes[kind.ordinal()].snoozedUntil;
    }

    /** When the next mute or snooze that may bear on this kind ends; {@link #NEVER} where none is in force. */
    public long quietEnds(AlertKind kind, long at) {
        long snoozed = episodes[kind.ordinal()].snoozedUntil;
        long next = snoozed > at ? snoozed : NEVER;
        for (Mute mute : mutes) {
            if (mute.until() > at && (mute.kind() == null || mute.kind() == kind)) {
                next = Math.min(next, mute.until());
            }
        }
        return next;
    }

    /** The episode is over, and with it what was said of it alone. */
    public void close(AlertKind kind) {
        episodes[kind.ordinal()] = new EpisodeFeedback();
    }

    public void await(AwaitedOutcome alert) {
        awaited.add(alert);
        if (awaited.size() > MOST_AWAITED) {
            awaited.remove(0);
        }
    }

    /** In the order in which they opened. */
    public List<AwaitedOutcome> awaited() {
        return awaited;
    }
}
