package dev.attune.domain.feedback;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * How right the alerts of one kind and policy were, as far as is known. An alert was right if the customer left or
 * recovered, or if whoever took care of it says how it ended; it was wrong if the customer bought on their own, or if
 * whoever received it says that there was nothing to it.
 */
public final class AlertQuality {

    private static final double HALF = 0.5;
    private static final int MOST_HOURS = 1 << 20;
    private static final long HOUR = 3_600_000;

    private long right;
    private long wrong;

    /** Lead times of those that were right, whole hours: at most as many as the horizon has. */
    private final TreeMap<Integer, Long> leadHours = new TreeMap<>();

    /** Counts one more. */
    public void take(AlertOutcome outcome) {
        take(outcome.outcome(), outcome.source(), outcome.leadTime());
    }

    /** @param leadTime from opening to outcome, milliseconds */
    public void take(Outcome outcome, OutcomeSource source, long leadTime) {
        if (isRight(outcome, source)) {
            right++;
            leadHours.merge((int) Math.max(0, Math.min(MOST_HOURS, leadTime / HOUR)), 1L, Long::sum);
        } else {
            wrong++;
        }
    }

    /** Whether an alert with this outcome was right. */
    public static boolean isRight(Outcome outcome, OutcomeSource source) {
        return switch (outcome) {
            case LEFT, RECOVERED -> true;
            case KEPT -> source == OutcomeSource.FEEDBACK;
            case NOT_USEFUL -> false;
        };
    }

    void add(AlertQuality other) {
        right += other.right;
        wrong += other.wrong;
        other.leadHours.forEach((hours, count) -> leadHours.merge(hours, count, Long::sum));
    }

    public long right() {
        return right;
    }

    public long wrong() {
        return wrong;
    }

    /** Share of those that were right among all whose outcome is known; NaN of none. */
    public double precision() {
        return right + wrong == 0 ? Double.NaN : (double) right / (right + wrong);
    }

    /** Median time from opening to outcome of those that were right, hours; NaN of none. */
    public double medianLeadHours() {
        long rank = (long) Math.ceil(right * HALF);
        long seen = 0;
        for (Map.Entry<Integer, Long> each : leadHours.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return each.getKey();
            }
        }
        return Double.NaN;
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, right);
        Packed.writeUnsigned(out, wrong);
        Packed.writeUnsigned(out, leadHours.size());
        for (Map.Entry<Integer, Long> each : leadHours.entrySet()) {
            Packed.writeUnsigned(out, each.getKey());
            Packed.writeUnsigned(out, each.getValue());
        }
    }

    static AlertQuality read(DataInput in) throws IOException {
        AlertQuality quality = new AlertQuality();
        quality.right = Packed.readUnsigned(in);
        quality.wrong = Packed.readUnsigned(in);
        for (int left = Packed.readCount(in, MOST_HOURS + 1); left > 0; left--) {
            quality.leadHours.put(Packed.readCount(in, MOST_HOURS), Packed.readUnsigned(in));
        }
        return quality;
    }
}
