package dev.attune.domain.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Strings of recently seen short UTF-8 runs, so that a code that recurs (touchpoint, segment, currency) is made and kept
 * once. A direct-mapped table: O(length) per look-up, a collision replaces, memory bounded by its slots. May be shared by
 * threads: entries are immutable, and a race costs no more than decoding once again.
 */
public final class TextCache {

    /** Longer runs are seldom codes; they are decoded each time. Bytes. */
    private static final int LONGEST = 48;

    private final @Nullable Entry[] table;
    private final UnaryOperator<String> form;

    /**
     * @param slots a power of two
     * @param form what is made of a decoded text once, before it is remembered; pure
     */
    public TextCache(int slots, UnaryOperator<String> form) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("slots must be a power of two, but was " + slots);
        }
        this.table = new @Nullable Entry[slots];
        this.form = form;
    }

    /** A cache of 1024 slots that keeps texts as they are. */
    public static TextCache ofCodes() {
        return new TextCache(1024, UnaryOperator.identity());
    }

    /** The text of {@code length} bytes of UTF-8 from the start of {@code bytes}, in its form. */
    public String text(byte[] bytes, int length) {
        if (length > LONGEST) {
            return form.apply(new String(bytes, 0, length, StandardCharsets.UTF_8));
        }
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (table.length - 1);
        Entry entry = table[slot];
        if (entry != null && entry.matches(bytes, length)) {
            return entry.text;
        }
        String text = form.apply(new String(bytes, 0, length, StandardCharsets.UTF_8));
        table[slot] = new Entry(Arrays.copyOf(bytes, length), text);
        return text;
    }

    private static final class Entry {
        private final byte[] bytes;
        private final String text;

        Entry(byte[] bytes, String text) {
            this.bytes = bytes;
            this.text = text;
        }

        boolean matches(byte[] other, int length) {
            return Arrays.equals(bytes, 0, bytes.length, other, 0, length);
        }
    }
}
