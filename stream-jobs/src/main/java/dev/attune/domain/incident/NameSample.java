package dev.attune.domain.incident;

import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Of all names given, the {@link #MOST} with the smallest hashes: all of them as long as there are no more. Which ones stay
 * is decided by the set of names alone, and one that stays was there from its first time on, so sums kept under it miss
 * nothing, in whatever order names came.
 */
final class NameSample {

    /** How many names are told apart before it is known which of them are frequent. */
    static final int MOST = 64;

    private static final Comparator<Ranked> ORDER =
            Comparator.comparingLong(Ranked::hash).thenComparing(Ranked::name);

    private final TreeSet<Ranked> kept = new TreeSet<>(ORDER);

    private record Ranked(long hash, String name) {}

    /** Whether a name is among those that stay, as far as is known; null is nobody, and always stays. */
    boolean offer(@Nullable String name) {
        if (name == null) {
            return true;
        }
        Ranked ranked = new Ranked(CustomerHash.mixed(name), name);
        if (kept.size() >= MOST && ORDER.compare(ranked, kept.last()) > 0) {
            return false;
        }
        kept.add(ranked);
        return true;
    }

    /** Takes away a name that has to give way; null where none does. */
    @Nullable
    String evict() {
        if (kept.size() <= MOST) {
            return null;
        }
        Ranked last = kept.pollLast();
        return last == null ? null : last.name();
    }
}
