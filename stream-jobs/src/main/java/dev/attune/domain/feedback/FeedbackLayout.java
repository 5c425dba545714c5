package dev.attune.domain.feedback;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@link FeedbackMemory} in bytes: a part of the customer profile's layout, written only where it is not empty. */
public final class FeedbackLayout {

    private static final AlertKind[] KINDS = AlertKind.values();

    private static final int ACKNOWLEDGED = 1;
    private static final int SNOOZED = 2;

    private static final int KIND_MASK = 0xF;
    private static final int BOUGHT = 0x10;
    private static final int RECOVERED = 0x20;

    /** Policy and model are those of the alert before. */
    private static final int SAME_VERSIONS = 0x40;

    private FeedbackLayout() {}

    /** The first byte says which episodes there are; then mutes, episodes and outcomes that are awaited. */
    public static void write(FeedbackMemory memory, DataOutput out) throws IOException {
        int flags = 0;
        for (AlertKind kind : KINDS) {
            flags |= memory.episodes[kind.ordinal()].isEmpty() ? 0 : 1 << kind.ordinal();
        }
        out.writeByte(flags);
        Packed.writeUnsigned(out, memory.mutes.size());
        for (Mute mute : memory.mutes) {
            AlertKind kind = mute.kind();
            out.writeByte(kind == null ? 0 : kind.ordinal() + 1);
            Packed.writeText(out, mute.touchpoint());
            Packed.writeSigned(out, mute.until());
        }
        for (EpisodeFeedback episode : memory.episodes) {
            if (!episode.isEmpty()) {
                write(episode, out);
            }
        }
        Packed.writeUnsigned(out, memory.awaited.size());
        AwaitedOutcome before = null;
        for (AwaitedOutcome alert : memory.awaited) {
            boolean same = before != null
                    && alert.policyVersion().equals(before.policyVersion())
                    && alert.modelVersion().equals(before.modelVersion());
            write(alert, same, out);
            before = alert;
        }
    }

    private static void write(EpisodeFeedback episode, DataOutput out) throws IOException {
        boolean snoozed = episode.snoozedUntil != EpisodeFeedback.NOT;
        out.writeByte((episode.acknowledged ? ACKNOWLEDGED : 0) | (snoozed ? SNOOZED : 0));
        if (snoozed) {
            Packed.writeSigned(out, episode.snoozedUntil);
        }
    }

    private static void write(AwaitedOutcome alert, boolean sameVersions, DataOutput out) throws IOException {
        out.writeByte(alert.kind().ordinal()
                | (alert.bought() ? BOUGHT : 0)
                | (alert.recovered() ? RECOVERED : 0)
                | (sameVersions ? SAME_VERSIONS : 0));
        Packed.writeSigned(out, alert.openedAt());
        Packed.writeUnsigned(out, alert.revision());
        if (!sameVersions) {
            Packed.writeText(out, alert.policyVersion());
            Packed.writeText(out, alert.modelVersion());
        }
    }

    public static FeedbackMemory read(DataInput in) throws IOException {
        FeedbackMemory memory = new FeedbackMemory();
        int flags = in.readUnsignedByte();
        for (int left = Packed.readCount(in, FeedbackMemory.MOST_MUTES); left > 0; left--) {
            int kind = in.readUnsignedByte();
            memory.mutes.add(new Mute(kind == 0 ? null : KINDS[kind - 1], Packed.readText(in), Packed.readSigned(in)));
        }
        for (AlertKind kind : KINDS) {
            if ((flags & 1 << kind.ordinal()) != 0) {
                readInto(memory.episodes[kind.ordinal()], in);
            }
        }
        AwaitedOutcome before = null;
        for (int left = Packed.readCount(in, FeedbackMemory.MOST_AWAITED); left > 0; left--) {
            before = readAwaited(before, in);
            memory.awaited.add(before);
        }
        return memory;
    }

    private static void readInto(EpisodeFeedback episode, DataInput in) throws IOException {
        int flags = in.readUnsignedByte();
        episode.acknowledged = (flags & ACKNOWLEDGED) != 0;
        if ((flags & SNOOZED) != 0) {
            episode.snoozedUntil = Packed.readSigned(in);
        }
    }

    private static AwaitedOutcome readAwaited(@Nullable AwaitedOutcome before, DataInput in) throws IOException {
        int flags = in.readUnsignedByte();
        long openedAt = Packed.readSigned(in);
        int revision = Packed.readCount(in, Integer.MAX_VALUE);
        boolean same = (flags & SAME_VERSIONS) != 0;
        if (same && before == null) {
            throw new IOException("the first alert awaited must name its versions");
        }
        String policy = same ? Objects.requireNonNull(before).policyVersion() : text(in);
        String model = same ? Objects.requireNonNull(before).modelVersion() : text(in);
        AwaitedOutcome alert = new AwaitedOutcome(KINDS[flags & KIND_MASK], openedAt, revision, policy, model);
        if ((flags & BOUGHT) != 0) {
            alert.buy();
        }
        if ((flags & RECOVERED) != 0) {
            alert.recover();
        }
        return alert;
    }

    private static String text(DataInput in) throws IOException {
        String text = Packed.readText(in);
        return text == null ? "" : text;
    }
}
