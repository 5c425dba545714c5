package dev.attune.domain.customer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * MurmurHash3 x64 128-bit (Austin Appleby, public domain), seed 0. Holds its last result so that hashing allocates
 * nothing of its own; not thread-safe.
 */
final class Murmur128 {

    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long high;
    private long low;

    /** First 64 bits of the last result. */
    long high() {
        return high;
    }

    /** Last 64 bits of the last result. */
    long low() {
        return low;
    }

    void hash(byte[] data) {
        long h1 = 0;
        long h2 = 0;
        int blocks = data.length & ~15;
        for (int i = 0; i < blocks; i += 16) {
            h1 ^= mix1(word(data, i, 8));
            h1 = Long.rotateLeft(h1, 27) + h2;
            h1 = h1 * 5 + 0x52dce729;
            h2 ^= mix2(word(data, i + 8, 8));
            h2 = Long.rotateLeft(h2, 31) + h1;
            h2 = h2 * 5 + 0x38495ab5;
        }
        int rest = data.length - blocks;
        if (rest > 8) {
            h2 ^= mix2(word(data, blocks + 8, rest - 8));
        }
        if (rest > 0) {
            h1 ^= mix1(word(data, blocks, Math.min(rest, 8)));
        }
        finish(h1 ^ data.length, h2 ^ data.length);
    }

    private void finish(long one, long two) {
        long h1 = one + two;
        long h2 = two + h1;
        h1 = avalanche(h1);
        h2 = avalanche(h2);
        h1 += h2;
        high = h1;
        low = h2 + h1;
    }

    /** Up to 8 bytes, little-endian. */
    private static long word(byte[] data, int from, int length) {
        if (length == Long.BYTES) {
            return (long) WORDS.get(data, from);
        }
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (data[from + i] & 0xFFL) << (8 * i);
        }
        return word;
    }

    private static long mix1(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mix2(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long avalanche(long k) {
        long h = k;
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        h ^= h >>> 33;
        return h;
    }
}
