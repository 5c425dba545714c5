package dev.attune.customer;

import static dev.attune.exchange.BinaryFields.readEnum;
import static dev.attune.exchange.BinaryFields.readList;
import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeEnum;
import static dev.attune.exchange.BinaryFields.writeList;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.customer.Assessment;
import dev.attune.domain.customer.Band;
import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.customer.Window;
import dev.attune.exchange.BinaryFields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Field order of an {@link Assessment} on the exchange: that of the record. */
final class AssessmentLayout {

    private static final Lifecycle[] LIFECYCLES = Lifecycle.values();
    private static final Band[] BANDS = Band.values();

    private AssessmentLayout() {}

    static void write(Assessment assessment, DataOutput out) throws IOException {
        writeText(assessment.customerId(), out);
        out.writeLong(assessment.asOf());
        writeEnum(assessment.lifecycle(), out);
        writeEnum(assessment.band(), out);
        out.writeDouble(assessment.pDead());
        out.writeDouble(assessment.logOdds());
        RevisionLayout.writeStakes(assessment.stakes(), out);
        out.writeDouble(assessment.experienceIndex());
        out.writeDouble(assessment.experienceBaseline());
        out.writeDouble(assessment.experienceGap());
        out.writeDouble(assessment.experienceBandLow());
        out.writeDouble(assessment.experienceBandHigh());
        RevisionLayout.writeClocks(assessment.clocks(), out);
        writeList(assessment.windows(), out, AssessmentLayout::writeWindow);
        RevisionLayout.writeConfidence(assessment.confidence(), out);
        writeList(assessment.openEpisodes(), out, BinaryFields::writeText);
        writeText(assessment.policyVersion(), out);
        writeText(assessment.modelVersion(), out);
    }

    static Assessment read(DataInput in) throws IOException {
        return new Assessment(
                readText(in),
                in.readLong(),
                readEnum(LIFECYCLES, in),
                readEnum(BANDS, in),
                in.readDouble(),
                in.readDouble(),
                RevisionLayout.readStakes(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                RevisionLayout.readClocks(in),
                readList(in, AssessmentLayout::readWindow),
                RevisionLayout.readConfidence(in),
                readList(in, BinaryFields::readText),
                readText(in),
                readText(in));
    }

    private static void writeWindow(Window window, DataOutput out) throws IOException {
        out.writeDouble(window.days());
        out.writeLong(window.interactions());
        out.writeLong(window.sessions());
        out.writeLong(window.purchases());
        out.writeLong(window.errors());
        out.writeLong(window.frictions());
        out.writeLong(window.contacts());
        out.writeDouble(window.spend());
    }

    private static Window readWindow(DataInput in) throws IOException {
        return new Window(
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readDouble());
    }
}
