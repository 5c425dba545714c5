package dev.attune.domain.incident;

import dev.attune.domain.policy.Reason;
import java.util.Comparator;
import java.util.List;

/** Which deviation it is, minute by minute: where, and in what. */
record DeviationKey(List<Cause> cause, Reason reason) implements Comparable<DeviationKey> {

    private static final Comparator<DeviationKey> ORDER =
            Comparator.comparing(DeviationKey::told).thenComparing(DeviationKey::reason);

    static DeviationKey of(Deviation deviation) {
        return new DeviationKey(deviation.cause(), deviation.reason());
    }

    private String told() {
        StringBuilder told = new StringBuilder();
        for (Cause part : cause) {
            told.append(part.value())
                    .append('\0')
                    .append(part.dimension().ordinal())
                    .append('\0');
        }
        return told.toString();
    }

    @Override
    public int compareTo(DeviationKey other) {
        return ORDER.compare(this, other);
    }
}
