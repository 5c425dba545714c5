package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sums of one open window that is longer than a minute, by key.
 *
 * @param <K> what the sums are told apart by
 */
final class RollingWindow<K extends Comparable<K>> {

    private static final int MOST_KEYS = 1 << 20;

    private final TreeMap<K, MinuteFigures> sums = new TreeMap<>();

    /** How a key is written. */
    interface KeyWriter<K> {
        void write(K key, DataOutput out) throws IOException;
    }

    /** How a key is read. */
    interface KeyReader<K> {
        K read(DataInput in) throws IOException;
    }

    void merge(K key, MinuteFigures figures) {
        sums.computeIfAbsent(key, first -> new MinuteFigures()).mergeAllButMet(figures);
    }

    /** What was summed, in the order of keys; afterwards there is nothing. */
    TreeMap<K, MinuteFigures> close() {
        TreeMap<K, MinuteFigures> closed = new TreeMap<>(sums);
        sums.clear();
        return closed;
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    int size() {
        return sums.size();
    }

    RollingWindow<K> copy() {
        RollingWindow<K> copy = new RollingWindow<>();
        sums.forEach(copy::merge);
        return copy;
    }

    void write(DataOutput out, KeyWriter<K> layout) throws IOException {
        Packed.writeUnsigned(out, sums.size());
        for (Map.Entry<K, MinuteFigures> entry : sums.entrySet()) {
            layout.write(entry.getKey(), out);
            entry.getValue().write(out);
        }
    }

    static <K extends Comparable<K>> RollingWindow<K> read(DataInput in, KeyReader<K> layout) throws IOException {
        RollingWindow<K> window = new RollingWindow<>();
        int size = Packed.readCount(in, MOST_KEYS);
        for (int i = 0; i < size; i++) {
            K key = layout.read(in);
            window.sums.put(key, MinuteFigures.read(in));
        }
        return window;
    }
}
