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

    /** Revision told last of the open episode; 0 where none is open. */
    private int revision;

    private long openedAt;
    private long toldAt;
    private Severity toldSeverity = Severity.INFO;
    private double toldScore = Double.NaN;
    private @Nullable Reason toldCause;

    /** Highest severity and worst score (furthest from harmless) of the open episode, then of the one that ended. */
    private Severity worstSeverity = Severity.INFO;

    private double worstScore = Double.NaN;
    private boolean ended;
    private long endedAt;

    /** Score as of the last assessment that followed an event. */
    private double lastScore = Double.NaN;

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

    /** Takes down what is told now; returns its revision. */
    public int tell(EpisodeState state, Standing standing, long at) {
        if (state == EpisodeState.OPENED) {
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
        if (standing.severity().compareTo(worstSeverity) > 0) {
            worstSeverity = standing.severity();
        }
        if (Math.abs(standing.score()) > Math.abs(worstScore)) {
            worstScore = standing.score();
        }
        if (state == EpisodeState.RESOLVED || state == EpisodeState.EXPIRED) {
            revision = 0;
            ended = true;
            endedAt = at;
        }
        return told;
    }

    public void write(DataOutput out) throws IOException {
        boolean empty = revision == 0 && !ended;
        out.writeByte((ended ? 1 : 0) | (Double.isNaN(lastScore) ? 0 : 2) | (empty ? 0 : 4));
        if (!Double.isNaN(lastScore)) {
            out.writeDouble(lastScore);
        }
        if (empty) {
            return;
        }
        Packed.writeUnsigned(out, revision);
        Packed.writeSigned(out, openedAt);
        Packed.writeSigned(out, toldAt - openedAt);
        out.writeByte(toldSeverity.ordinal() << 4 | worstSeverity.ordinal());
        Reason cause = toldCause;
        out.writeByte(cause == null ? NO_REASON : cause.ordinal());
        out.writeDouble(toldScore);
        out.writeDouble(worstScore);
        if (ended) {
            Packed.writeSigned(out, endedAt);
        }
    }

    public static EpisodeMemory read(DataInput in) throws IOException {
        EpisodeMemory memory = new EpisodeMemory();
        int flags = in.readUnsignedByte();
        memory.ended = (flags & 1) != 0;
        if ((flags & 2) != 0) {
            memory.lastScore = in.readDouble();
        }
        if ((flags & 4) == 0) {
            return memory;
        }
        memory.revision = Packed.readCount(in, Integer.MAX_VALUE);
        memory.openedAt = Packed.readSigned(in);
        memory.toldAt = memory.openedAt + Packed.readSigned(in);
        int severities = in.readUnsignedByte();
        memory.toldSeverity = SEVERITIES[severities >> 4];
        memory.worstSeverity = SEVERITIES[severities & 0xF];
        int cause = in.readUnsignedByte();
        memory.toldCause = cause == NO_REASON ? null : REASONS[cause];
        memory.toldScore = in.readDouble();
        memory.worstScore = in.readDouble();
        if (memory.ended) {
            memory.endedAt = Packed.readSigned(in);
        }
        return memory;
    }
}
