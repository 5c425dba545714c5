package dev.attune.customer;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readList;
import static dev.attune.exchange.BinaryFields.readOptionalText;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeList;
import static dev.attune.exchange.BinaryFields.writeOptionalText;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.ClockFigures;
import dev.attune.domain.episode.Clocks;
import dev.attune.domain.episode.Confidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Evidence;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.episode.Remedy;
import dev.attune.domain.episode.RemedyAction;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.episode.Stakes;
import dev.attune.domain.episode.Trigger;
import dev.attune.domain.event.EventStream;
import dev.attune.exchange.BinaryFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Field order of an {@link EpisodeRevision} on the exchange: that of the record. The gate keeps the same bytes in state
 * behind a version of its own: a change here is a new version there.
 */
public final class RevisionLayout {

    private static final AlertKind[] KINDS = AlertKind.values();
    private static final Trigger[] TRIGGERS = Trigger.values();
    private static final RemedyAction[] ACTIONS = RemedyAction.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final ExpectationSource[] SOURCES = ExpectationSource.values();
    private static final EventStream[] STREAMS = EventStream.values();

    private RevisionLayout() {}

    public static void write(EpisodeRevision revision, DataOutput out) throws IOException {
        writeText(revision.alertId(), out);
        out.writeInt(revision.revision());
        writeEnum(revision.trigger(), out);
        out.writeInt(revision.suppressed());
        writeEnum(revision.kind(), out);
        writeText(revision.customerId(), out);
        writeEnum(revision.severity(), out);
        out.writeInt(revision.priority());
        out.writeDouble(revision.score());
        out.writeDouble(revision.scorePoints());
        out.writeDouble(revision.scoreBefore());
        writeList(revision.contributions(), out, RevisionLayout::writeContribution);
        writeList(revision.remedies(), out, RevisionLayout::writeRemedy);
        writeList(revision.evidence(), out, RevisionLayout::writeEvidence);
        writeList(revision.touchpoints(), out, BinaryFields::writeText);
        writeStakes(revision.stakes(), out);
        writeClocks(revision.clocks(), out);
        writeList(revision.route(), out, BinaryFields::writeText);
        writeConfidence(revision.confidence(), out);
        writeOptionalText(revision.incidentId(), out);
        writeText(revision.policyVersion(), out);
        writeText(revision.modelVersion(), out);
        out.writeLong(revision.openedAt());
        out.writeLong(revision.eventTime());
        out.writeBoolean(revision.shadow());
    }

    public static EpisodeRevision read(DataInput in) throws IOException {
        String alertId = readText(in);
        int revision = in.readInt();
        Trigger trigger = readEnum(TRIGGERS, in);
        return new EpisodeRevision(
                alertId,
                revision,
                trigger.state(),
                trigger,
                in.readInt(),
                readEnum(KINDS, in),
                readText(in),
                readEnum(SEVERITIES, in),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                readList(in, RevisionLayout::readContribution),
                readList(in, RevisionLayout::readRemedy),
                readList(in, RevisionLayout::readEvidence),
                readList(in, BinaryFields::readText),
                readStakes(in),
                readClocks(in),
                readList(in, BinaryFields::readText),
                readConfidence(in),
                readOptionalText(in),
                readText(in),
                readText(in),
                in.readLong(),
                in.readLong(),
                in.readBoolean());
    }

    static void writeStakes(Stakes stakes, DataOutput out) throws IOException {
        out.writeDouble(stakes.risk());
        out.writeInt(stakes.horizonDays());
        out.writeDouble(stakes.expectedSpend());
        out.writeDouble(stakes.valueAtRisk());
        out.writeDouble(stakes.lifetimeSpend());
        writeOptionalText(stakes.currency(), out);
        writeOptionalText(stakes.segment(), out);
    }

    static Stakes readStakes(DataInput in) throws IOException {
        return new Stakes(
                in.readDouble(),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                readOptionalText(in),
                readOptionalText(in));
    }

    static void writeClocks(Clocks clocks, DataOutput out) throws IOException {
        writeClock(clocks.purchases(), out);
        writeClock(clocks.activity(), out);
        out.writeBoolean(clocks.activityLeads());
    }

    static Clocks readClocks(DataInput in) throws IOException {
        return new Clocks(readClock(in), readClock(in), in.readBoolean());
    }

    private static void writeClock(ClockFigures clock, DataOutput out) throws IOException {
        out.writeInt(clock.repeats());
        out.writeDouble(clock.ageAtLast());
        out.writeDouble(clock.age());
        out.writeDouble(clock.expectedGap());
        out.writeDouble(clock.logOddsDead());
        out.writeDouble(clock.pDead());
        out.writeDouble(clock.pAlive());
        out.writeDouble(clock.pSilent());
    }

    private static ClockFigures readClock(DataInput in) throws IOException {
        return new ClockFigures(
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }

    static void writeConfidence(Confidence confidence, DataOutput out) throws IOException {
        out.writeDouble(confidence.level());
        writeList(confidence.missing(), out, BinaryFields::writeText);
    }

    static Confidence readConfidence(DataInput in) throws IOException {
        return new Confidence(in.readDouble(), readList(in, BinaryFields::readText));
    }

    private static void writeContribution(Contribution contribution, DataOutput out) throws IOException {
        writeText(contribution.reason(), out);
        out.writeDouble(contribution.points());
        out.writeDouble(contribution.observed());
        out.writeDouble(contribution.expected());
        writeEnum(contribution.source(), out);
        out.writeInt(contribution.count());
    }

    private static Contribution readContribution(DataInput in) throws IOException {
        return new Contribution(
                readText(in), in.readDouble(), in.readDouble(), in.readDouble(), readEnum(SOURCES, in), in.readInt());
    }

    private static void writeRemedy(Remedy remedy, DataOutput out) throws IOException {
        writeEnum(remedy.action(), out);
        out.writeInt(remedy.count());
        out.writeDouble(remedy.points());
        out.writeDouble(remedy.pDeadAfter());
        out.writeBoolean(remedy.resolves());
        out.writeLong(remedy.at());
    }

    private static Remedy readRemedy(DataInput in) throws IOException {
        return new Remedy(
                readEnum(ACTIONS, in), in.readInt(), in.readDouble(), in.readDouble(), in.readBoolean(), in.readLong());
    }

    private static void writeEvidence(Evidence evidence, DataOutput out) throws IOException {
        writeEnum(evidence.stream(), out);
        writeText(evidence.eventId(), out);
        out.writeLong(evidence.eventTime());
    }

    private static Evidence readEvidence(DataInput in) throws IOException {
        return new Evidence(readEnum(STREAMS, in), readText(in), in.readLong());
    }
}
