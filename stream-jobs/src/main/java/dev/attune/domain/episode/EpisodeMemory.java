package dev.attune.domain.episode;

import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is remembered of a customer's episodes of one kind: the open one, the end of the last one. */
public final class EpisodeMemory {

    private static final Reason[] REASONS = Reason.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final int NO_REASON = 0xFF;

    private static final int ENDED = 1;
    private static final int SCORED = 2;
    private static final int KNOWN = 4;
    private static final int HELD_BACK = 8;
    private static final int ASKED = 16;

    /** Most reminders in a row that are remembered. */
    private static final int MOST_REMINDERS = 15;

    /** Revision told last of the open episode; 0 where none is open. */
    private int revision;

    private long openedAt;
    private long toldAt;
    private Severity toldSeverity = Severity.INFO;
    private double toldScore = Double.NaN;
    private @Nullable Reason toldCause;

    /** How many reminders were told since the episode opened, or had another severity or main cause. */
    private int reminders;

    /** Highest severity and worst score (furthest from harmless) of the open episode, then of the one that ended. */
    private Severity worstSeverity = Severity.INFO;

    private double worstScore = Double.NaN;
    private boolean ended;
    private long endedAt;

    /** Score as of the last assessment that followed an event. */
    private double lastScore = Double.NaN;

    /** Null where nothing was held back since it was told last. */
    private @Nullable HeldBack heldBack;

    /** Null where nobody's attention was asked for within a week. */
    private @Nullable AskedTimes asked;

    public EpisodeMemory copy() {
        EpisodeMemory copy = new EpisodeMemory();
        copy.revision = revision;
        copy.openedAt = openedAt;
        copy.toldAt = toldAt;
        copy.toldSeverity = toldSeverity;
        copy.toldScore = toldScore;
        copy.toldCause = toldCause;
        copy.worstSeverity = worstSeverity;
        copy.worstScore = worstScore;
        copy.ended = ended;
        copy.endedAt = endedAt;
        copy.lastScore = lastScore;
        copy.reminders = reminders;
        copy.heldBack = heldBack == null ? null : heldBack.copy();
        copy.asked = asked == null ? null : asked.copy();
        return copy;
    }

    public boolean isOpen() {
        return revision > 0;
    }

    public int revision() {
        return revision;
    }

    /** Epoch milliseconds; of the open episode. */
    public long openedAt() {
        return openedAt;
    }

    /** Epoch milliseconds of the last revision. */
    public long toldAt() {
        return toldAt;
    }

    public Severity toldSeverity() {
        return toldSeverity;
    }

    public double toldScore() {
        return toldScore;
    }

    public @Nullable Reason toldCause() {
        return toldCause;
    }

    public Severity worstSeverity() {
        return worstSeverity;
    }

    public double worstScore() {
        return worstScore;
    }

    /** Whether there was an episode before. */
    public boolean ended() {
        return ended;
    }

    /** When it ended, epoch milliseconds. */
    public long endedAt() {
        return endedAt;
    }

    /** What a revision told now is compared with: the revision before, or the assessment before; NaN if none. */
    public double scoreBefore() {
        return isOpen() ? toldScore : lastScore;
    }

    /** Notes the score after an event, for {@link #scoreBefore} of an episode to come. */
    public void note(double score) {
        lastScore = score;
    }

    /** Reminders told since the episode opened, or had another severity or main cause. */
    public int reminders() {
        return reminders;
    }

    /** How many revisions were held back since the last one that was told. */
    public int suppressed() {
        return heldBack == null ? 0 : heldBack.count();
    }

    /** Whether an opening or update of this kind is being held back. */
    boolean holds(Trigger due) {
        return heldBack != null && heldBack.holds(due);
    }

    /** When the open episode opened, or the one whose opening is held back would have, epoch milliseconds. */
    public long beganAt() {
        return isOpen() || heldBack == null ? openedAt : heldBack.since();
    }

    /** Takes down what is due and held back; whether that is to be counted. */
    boolean holdBack(SuppressionReason reason, Trigger due, Standing standing, long at) {
        if (heldBack == null) {
            heldBack = new HeldBack();
        }
        return heldBack.hold(reason, due, standing, at);
    }

    /** Nothing is due any more; what was held back stays counted. */
    public void release() {
        if (heldBack != null) {
            heldBack.release();
        }
    }

    /** When attention was asked for within the last week or so. */
    @Nullable
    AskedTimes asked() {
        return asked;
    }

    /** Forgets what no budget counts any more. */
    public void forget(long at) {
        if (asked != null && !asked.forget(at)) {
            asked = null;
        }
    }

    /** Takes down what is told now; returns its revision. */
    public int tell(Trigger trigger, Standing standing, long at) {
        if (trigger == Trigger.OPENED) {
            openedAt = at;
            worstSeverity = standing.severity();
            worstScore = standing.score();
        }
        int told = revision + 1;
        revision = told;
        toldAt = at;
        toldSeverity = standing.severity();
        toldScore = standing.score();
        toldCause = standing.cause();
        reminders = remindersAfter(trigger);
        heldBack = null;
        if (standing.severity().compareTo(worstSeverity) > 0) {
            worstSeverity = standing.severity();
        }
        if (Math.abs(standing.score()) > Math.abs(worstScore)) {
            worstScore = standing.score();
        }
        if (trigger.asksForAttention()) {
            ask(at);
        } else {
            revision = 0;
            ended = true;
            endedAt = at;
        }
        return told;
    }

    /** A score that creeps on is no news, and begins no new row. */
    private int remindersAfter(Trigger trigger) {
        return switch (trigger) {
            case REMINDER -> Math.min(reminders + 1, MOST_REMINDERS);
            case SCORE -> reminders;
            case CAUSE, SEVERITY, INCIDENT, OPENED, RESOLVED, EXPIRED -> 0;
        };
    }

    private void ask(long at) {
        if (asked == null) {
            asked = new AskedTimes();
        }
        asked.add(at);
    }

    public void write(DataOutput out) throws IOException {
        boolean empty = revision == 0 && !ended;
        HeldBack held = heldBack;
        AskedTimes times = asked;
        out.writeByte((ended ? ENDED : 0)
                | (Double.isNaN(lastScore) ? 0 : SCORED)
                | (empty ? 0 : KNOWN)
                | (held == null ? 0 : HELD_BACK)
                | (times == null ? 0 : ASKED));
        if (!Double.isNaN(lastScore)) {
            out.writeDouble(lastScore);
        }
        if (held != null) {
            held.write(out);
        }
        if (empty) {
            return;
        }
        Packed.writeUnsigned(out, revision);
        Packed.writeSigned(out, openedAt);
        Packed.writeSigned(out, toldAt - openedAt);
        // Two bits for each severity; the other two of both halves hold the reminders.
        int low = worstSeverity.ordinal() | (reminders & 3) << 2;
        int high = toldSeverity.ordinal() | (reminders >> 2) << 2;
        out.writeByte(high << 4 | low);
        Reason cause = toldCause;
        out.writeByte(cause == null ? NO_REASON : cause.ordinal());
        out.writeDouble(toldScore);
        out.writeDouble(worstScore);
        if (ended) {
            Packed.writeSigned(out, endedAt);
        }
        if (times != null) {
            times.write(out, toldAt);
        }
    }

    /** Reads what every released version wrote: what one did not know of, its flags do not name. */
    public static EpisodeMemory read(DataInput in) throws IOException {
        EpisodeMemory memory = new EpisodeMemory();
        int flags = in.readUnsignedByte();
        memory.ended = (flags & ENDED) != 0;
        if ((flags & SCORED) != 0) {
            memory.lastScore = in.readDouble();
        }
        if ((flags & HELD_BACK) != 0) {
            memory.heldBack = HeldBack.read(in);
        }
        if ((flags & KNOWN) == 0) {
            return memory;
        }
        memory.revision = Packed.readCount(in, Integer.MAX_VALUE);
        memory.openedAt = Packed.readSigned(in);
        memory.toldAt = memory.openedAt + Packed.readSigned(in);
        int severities = in.readUnsignedByte();
        memory.toldSeverity = SEVERITIES[severities >> 4 & 3];
        memory.worstSeverity = SEVERITIES[severities & 3];
        memory.reminders = severities >> 2 & 3 | (severities >> 6) << 2;
        int cause = in.readUnsignedByte();
        memory.toldCause = cause == NO_REASON ? null : REASONS[cause];
        memory.toldScore = in.readDouble();
        memory.worstScore = in.readDouble();
        if (memory.ended) {
            memory.endedAt = Packed.readSigned(in);
        }
        if ((flags & ASKED) != 0) {
            memory.asked = AskedTimes.read(in, memory.toldAt);
        }
        return memory;
    }
}
