package dev.attune.domain.journey;

import org.jspecify.annotations.Nullable;

/** Names as numbers, so that state holds none of them: equal names are equal numbers, others differ almost surely. */
final class Fingerprint {

    /** Stands for no name. */
    static final int NONE = 0;

    private static final int PRIME = 0x9E3779B1;

    private Fingerprint() {}

    static int of(@Nullable String name) {
        if (name == null) {
            return NONE;
        }
        int mixed = name.hashCode() * PRIME;
        mixed ^= mixed >>> 15;
        return mixed == NONE ? 1 : mixed;
    }

    static int of(@Nullable String first, @Nullable String second) {
        if (first == null && second == null) {
            return NONE;
        }
        int mixed = (of(first) * 31 + of(second)) * PRIME;
        mixed ^= mixed >>> 16;
        return mixed == NONE ? 1 : mixed;
    }
}
