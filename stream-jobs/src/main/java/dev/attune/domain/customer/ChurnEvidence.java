package dev.attune.domain.customer;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.layout.Packed;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.Reason;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * Units of evidence by churn reason since the last purchase: each decays with the half-life of its weight, holds no more
 * than its cap can use, and is gone with the next purchase where it speaks for leaving.
 */
final class ChurnEvidence {

    private static final Reason[] REASONS = Reason.values();
    private static final int MOST_COUNTED = 255;

    /** Units by ordinal of reason, as of {@link #asOf}; empty where there is no evidence. */
    private float[] amounts = {};

    /** How often each was met, as unsigned bytes, at most {@link #MOST_COUNTED}; 0 where nobody counted. */
    private byte[] counts = {};

    private long asOf;

    ChurnEvidence copy() {
        ChurnEvidence copy = new ChurnEvidence();
        copy.amounts = amounts.clone();
        copy.counts = counts.clone();
        copy.asOf = asOf;
        return copy;
    }

    boolean isEmpty() {
        return amounts.length == 0;
    }

    /** Adds units of a reason that the policy weighs, in order of event time; negative ones take away, down to none. */
    void add(Reason reason, double units, long eventTime, Forgetting forgetting) {
        EvidenceWeight weight = forgetting.weight(reason);
        if (weight == null || (units <= 0 && isEmpty())) {
            return;
        }
        if (isEmpty()) {
            amounts = new float[REASONS.length];
            counts = new byte[REASONS.length];
            asOf = eventTime;
        }
        fade(eventTime, forgetting);
        put(reason, amounts[reason.ordinal()] + units, count(reason) + (units > 0 ? 1 : -1), weight);
    }

    /** Sets what a reason comes to where that can be worked out anew. */
    void set(Reason reason, double units, int count, long eventTime, Forgetting forgetting) {
        EvidenceWeight weight = forgetting.weight(reason);
        if (weight != null && !isEmpty()) {
            fade(eventTime, forgetting);
            put(reason, units, count, weight);
        }
    }

    private void put(Reason reason, double units, int count, EvidenceWeight weight) {
        int place = reason.ordinal();
        double most = weight.points() == 0 ? 1 : weight.cap() / Math.abs(weight.points());
        amounts[place] = (float) Math.max(0, Math.min(most, units));
        counts[place] = (byte) (amounts[place] > 0 ? Math.max(0, Math.min(MOST_COUNTED, count)) : 0);
    }

    /** How often a reason was met since the last purchase, less what was taken away; 0 where nobody counted. */
    int count(Reason reason) {
        return isEmpty() ? 0 : Byte.toUnsignedInt(counts[reason.ordinal()]);
    }

    /** Bad experience is forgiven with a purchase; what speaks for staying goes on doing so until it has decayed. */
    void purchased(Map<Reason, EvidenceWeight> weights) {
        boolean any = false;
        for (int i = 0; i < amounts.length; i++) {
            EvidenceWeight weight = amounts[i] > 0 ? weights.get(REASONS[i]) : null;
            amounts[i] = weight != null && weight.points() < 0 ? amounts[i] : 0;
            counts[i] = amounts[i] > 0 ? counts[i] : 0;
            any |= amounts[i] > 0;
        }
        amounts = any ? amounts : new float[0];
        counts = any ? counts : new byte[0];
    }

    /** Fills in what is left of each reason at an instant. */
    void fill(ChurnInputs inputs, long at, Forgetting forgetting) {
        for (int i = 0; i < amounts.length; i++) {
            EvidenceWeight weight = amounts[i] > 0 ? forgetting.weight(REASONS[i]) : null;
            if (weight != null) {
                inputs.evidence(REASONS[i], amounts[i] * forgetting.remaining(REASONS[i], weight, asOf, at));
            }
        }
    }

    private void fade(long now, Forgetting forgetting) {
        if (now <= asOf) {
            return;
        }
        for (int i = 0; i < amounts.length; i++) {
            EvidenceWeight weight = amounts[i] > 0 ? forgetting.weight(REASONS[i]) : null;
            if (weight != null) {
                amounts[i] = (float) (amounts[i] * forgetting.remaining(REASONS[i], weight, asOf, now));
            }
        }
        asOf = now;
    }

    void write(DataOutput out) throws IOException {
        int held = 0;
        for (float amount : amounts) {
            held += amount > 0 ? 1 : 0;
        }
        Packed.writeUnsigned(out, isEmpty() ? 0 : held + 1);
        if (isEmpty()) {
            return;
        }
        Packed.writeSigned(out, asOf);
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] > 0) {
                out.writeByte(i);
                out.writeFloat(amounts[i]);
                out.writeByte(counts[i]);
            }
        }
    }

    /** @param counted whether the layout holds counts */
    static ChurnEvidence read(DataInput in, boolean counted) throws IOException {
        ChurnEvidence evidence = new ChurnEvidence();
        int held = Packed.readCount(in, REASONS.length + 1) - 1;
        if (held < 0) {
            return evidence;
        }
        evidence.amounts = new float[REASONS.length];
        evidence.counts = new byte[REASONS.length];
        evidence.asOf = Packed.readSigned(in);
        for (int i = 0; i < held; i++) {
            int place = Packed.readCount(in, REASONS.length - 1);
            evidence.amounts[place] = in.readFloat();
            evidence.counts[place] = counted ? in.readByte() : 0;
        }
        return evidence;
    }
}
