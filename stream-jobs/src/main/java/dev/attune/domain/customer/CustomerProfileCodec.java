package dev.attune.domain.customer;

import dev.attune.domain.episode.EpisodeMemory;
import dev.attune.domain.experience.DropState;
import dev.attune.domain.experience.ExperienceIndex;
import dev.attune.domain.feedback.FeedbackLayout;
import dev.attune.domain.feedback.FeedbackMemory;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The versioned binary layout of {@link CustomerProfile}: one byte of version, then the parts in a fixed order, each in
 * its own layout. A part that changes its layout makes a new version here; golden bytes of every release stay readable.
 */
public final class CustomerProfileCodec {

    /** The layout written; every released one is read. */
    public static final int VERSION = 3;

    /** With the products bought, without the journey. */
    private static final int SECOND_VERSION = 2;

    /** Without the products bought, counts of evidence, and the stage of life counted. */
    private static final int FIRST_VERSION = 1;

    private static final int EVENTFUL = 1;
    private static final int PROMISE_BROKEN = 2;
    private static final int ACTIVE = 4;
    private static final int EXPERIENCED = 8;

    /** Above it the stage of life counted, by ordinal plus one; 0 for none. */
    private static final int COUNTED_AS_SHIFT = 4;

    private static final int COUNTED_AS_MASK = 7;

    /** At the end a byte tells what else there is. */
    private static final int MORE = 0x80;

    /** People said something of the customer's alerts, or an outcome is awaited. */
    private static final int FEEDBACK = 1;

    /** Good news is remembered. */
    private static final int GAINS = 2;

    private static final Lifecycle[] LIFECYCLES = Lifecycle.values();

    private CustomerProfileCodec() {}

    public static void write(CustomerProfile profile, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        FeedbackMemory feedback = profile.feedback;
        boolean spokenOf = feedback != null && !feedback.isEmpty();
        int more = (spokenOf ? FEEDBACK : 0) | (profile.gains == null ? 0 : GAINS);
        boolean active = profile.lastActionAt != Long.MIN_VALUE;
        out.writeByte((profile.eventful ? EVENTFUL : 0)
                | (profile.promiseBroken ? PROMISE_BROKEN : 0)
                | (active ? ACTIVE : 0)
                | (profile.index.known() ? EXPERIENCED : 0)
                | countedAs(profile) << COUNTED_AS_SHIFT
                | (more == 0 ? 0 : MORE));
        Packed.writeSigned(out, profile.lastEventTime);
        Packed.writeUnsigned(out, profile.lastEventTime - profile.firstEventTime);
        Packed.writeUnsigned(out, profile.clicks);
        Packed.writeUnsigned(out, profile.purchaseEvents);
        Packed.writeUnsigned(out, profile.supportEvents);
        Packed.writeText(out, profile.segment);
        if (active) {
            out.writeInt(profile.sessionHash);
            Packed.writeSigned(out, profile.lastEventTime - profile.lastActionAt);
        }
        profile.eventIds.write(out);
        profile.purchases.write(out);
        profile.activity.write(out);
        profile.spending.write(out);
        profile.hours.write(out);
        profile.days.write(out);
        profile.churnEvidence.write(out);
        profile.evidence.write(out);
        profile.cases.write(out);
        profile.drop.write(out);
        if (profile.index.known()) {
            profile.index.write(out);
        }
        profile.churnEpisode.write(out);
        profile.dropEpisode.write(out);
        profile.health.write(out);
        profile.products.write(out);
        profile.journey.write(out, profile.lastEventTime);
        profile.carrier.write(out);
        if (more != 0) {
            out.writeByte(more);
        }
        if (feedback != null && spokenOf) {
            FeedbackLayout.write(feedback, out);
        }
        if (profile.gains != null) {
            profile.gains.write(out);
        }
    }

    private static int countedAs(CustomerProfile profile) {
        Lifecycle counted = profile.countedAs;
        return counted == null ? 0 : counted.ordinal() + 1;
    }

    public static CustomerProfile read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version < FIRST_VERSION || version > VERSION) {
            throw new IOException("the layout of a customer profile must be version %d to %d, but was %d"
                    .formatted(FIRST_VERSION, VERSION, version));
        }
        CustomerProfile profile = new CustomerProfile();
        int flags = in.readUnsignedByte();
        profile.eventful = (flags & EVENTFUL) != 0;
        profile.promiseBroken = (flags & PROMISE_BROKEN) != 0;
        profile.lastEventTime = Packed.readSigned(in);
        profile.firstEventTime = profile.lastEventTime - Packed.readUnsigned(in);
        profile.clicks = Packed.readUnsigned(in);
        profile.purchaseEvents = Packed.readUnsigned(in);
        profile.supportEvents = Packed.readUnsigned(in);
        profile.segment = Packed.readText(in);
        if ((flags & ACTIVE) != 0) {
            profile.sessionHash = in.readInt();
            profile.lastActionAt = profile.lastEventTime - Packed.readSigned(in);
        }
        profile.eventIds = RecentEventIds.read(in);
        profile.purchases = OccasionClock.read(in);
        profile.activity = OccasionClock.read(in);
        profile.spending = Spending.read(in);
        profile.hours = CustomerProfile.newHours().read(in);
        profile.days = CustomerProfile.newDays().read(in);
        profile.churnEvidence = ChurnEvidence.read(in, version > FIRST_VERSION);
        profile.evidence = EvidenceLog.read(in);
        profile.cases = OpenCases.read(in, version > SECOND_VERSION);
        profile.drop = DropState.read(in, version <= SECOND_VERSION);
        if ((flags & EXPERIENCED) != 0) {
            profile.index = ExperienceIndex.read(in, version > SECOND_VERSION);
        }
        profile.churnEpisode = EpisodeMemory.read(in);
        profile.dropEpisode = EpisodeMemory.read(in);
        profile.health = ToldHealth.read(in);
        if (version == FIRST_VERSION) {
            return profile; // counted nowhere yet: the pulse is younger than that layout
        }
        int counted = flags >> COUNTED_AS_SHIFT & COUNTED_AS_MASK;
        profile.countedAs = counted == 0 ? null : LIFECYCLES[counted - 1];
        profile.products = BoughtProducts.read(in);
        if (version > SECOND_VERSION) {
            profile.journey = JourneyMemory.read(in, profile.lastEventTime);
            profile.carrier = UsualCarrier.read(in);
            int more = (flags & MORE) == 0 ? 0 : in.readUnsignedByte();
            profile.feedback = (more & FEEDBACK) == 0 ? null : FeedbackLayout.read(in);
            profile.gains = (more & GAINS) == 0 ? null : Gains.read(in);
        }
        return profile;
    }
}
