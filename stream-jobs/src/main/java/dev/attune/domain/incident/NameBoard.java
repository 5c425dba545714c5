package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which names of one dimension are told apart at a touchpoint: those with most events in closed minutes, counts halved at
 * the end of each UTC day. A function of the closed minutes alone. Bounded to some of the most frequent names.
 */
final class NameBoard {

    /** Names counted; those told apart are fewer. */
    private static final int MOST_COUNTED = 4 * NameSample.MOST;

    private static final int LONGEST_LIST = MOST_COUNTED;

    private final TreeMap<String, Long> counts = new TreeMap<>();
    private long day = Long.MIN_VALUE;
    private Set<String> told = Set.of();

    /** Counts the names of a minute that is being closed, and settles which are told apart in it. */
    void count(Map<String, Long> events, long utcDay, int most) {
        if (day != Long.MIN_VALUE && utcDay > day) {
            int days = (int) Math.min(62, utcDay - day);
            counts.replaceAll((name, count) -> count >> days);
            counts.values().removeIf(count -> count == 0);
        }
        day = Math.max(day, utcDay);
        events.forEach((name, count) -> counts.merge(name, count, Long::sum));
        if (counts.size() > most) {
            List<String> ranked = ranked();
            if (ranked.size() > MOST_COUNTED) {
                counts.keySet().retainAll(new HashSet<>(ranked.subList(0, MOST_COUNTED)));
            }
            told = Set.copyOf(ranked.subList(0, most));
        } else {
            told = Set.copyOf(counts.keySet());
        }
    }

    private List<String> ranked() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The name itself where it is told apart, else null. */
    @Nullable
    String told(@Nullable String name) {
        return name != null && told.contains(name) ? name : null;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(day);
        Packed.writeUnsigned(out, counts.size());
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            Packed.writeText(out, entry.getKey());
            Packed.writeUnsigned(out, entry.getValue());
        }
    }

    static NameBoard read(DataInput in) throws IOException {
        NameBoard board = new NameBoard();
        board.day = in.readLong();
        int size = Packed.readCount(in, LONGEST_LIST);
        for (int i = 0; i < size; i++) {
            String name = Packed.readText(in);
            board.counts.put(name == null ? "" : name, Packed.readUnsigned(in));
        }
        return board;
    }
}
