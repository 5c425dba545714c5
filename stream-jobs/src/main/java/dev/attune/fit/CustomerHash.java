package dev.attune.fit;

/** The finaliser of splitmix64 over the hash of an id: ids that count up must not fall into patterns. */
final class CustomerHash {

    private CustomerHash() {}

    static long of(String id) {
        long z = id.hashCode() * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
