package dev.attune.domain.incident;

/** 64 well-mixed bits of a text: FNV-1a over its characters, finished as MurmurHash3 does (both in the public domain). */
public final class CustomerHash {

    private CustomerHash() {}

    /** To tell customers apart without naming them; never {@link Encounter#ANONYMOUS}. */
    public static long of(String customerId) {
        long hash = mixed(customerId);
        return hash == Encounter.ANONYMOUS ? 1 : hash;
    }

    static long mixed(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }
}
