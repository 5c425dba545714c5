package dev.attune.domain.incident;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one minute with their sums, before it is closed. However many partners, segments, releases and features the
 * sources name, at most {@link NameSample#MOST} of each are told apart at a touchpoint; the others are summed under nobody
 * in particular. What comes of it depends on no order of adding or merging. O(1) per encounter of a known cell.
 */
public final class MinuteSums {

    private final Map<Cell, MinuteFigures> cells = new HashMap<>();
    private final Map<String, Map<CellNames, NameSample>> names = new HashMap<>();

    /** Adds an encounter of this minute. */
    public void add(Encounter encounter) {
        MinuteFigures known = cells.get(encounter.cell());
        (known == null ? open(encounter.cell()) : known).add(encounter);
    }

    /** Adds the sums of a cell of this minute. */
    public void merge(Cell cell, MinuteFigures figures) {
        MinuteFigures known = cells.get(cell);
        (known == null ? open(cell) : known).merge(figures);
    }

    private MinuteFigures open(Cell cell) {
        Map<CellNames, NameSample> samples = names.computeIfAbsent(cell.touchpoint(), first -> {
            Map<CellNames, NameSample> fresh = new EnumMap<>(CellNames.class);
            for (CellNames dimension : CellNames.values()) {
                fresh.put(dimension, new NameSample());
            }
            return fresh;
        });
        Cell told = cell;
        for (Map.Entry<CellNames, NameSample> sample : samples.entrySet()) {
            CellNames dimension = sample.getKey();
            if (!sample.getValue().offer(dimension.of(told))) {
                told = dimension.with(told, null);
            }
            String evicted = sample.getValue().evict();
            if (evicted != null) {
                told = dimension.map(told, name -> evicted.equals(name) ? null : name);
                forget(told.touchpoint(), dimension, evicted);
            }
        }
        return cells.computeIfAbsent(told, first -> new MinuteFigures());
    }

    /** From now on, and from the beginning of the minute, a name is nobody in particular. */
    private void forget(String touchpoint, CellNames dimension, String name) {
        List<Cell> named = new ArrayList<>();
        for (Cell cell : cells.keySet()) {
            if (cell.touchpoint().equals(touchpoint) && name.equals(dimension.of(cell))) {
                named.add(cell);
            }
        }
        for (Cell cell : named) {
            MinuteFigures figures = cells.remove(cell);
            cells.merge(dimension.with(cell, null), figures, MinuteSums::merged);
        }
    }

    private static MinuteFigures merged(@Nullable MinuteFigures one, MinuteFigures other) {
        if (one == null) {
            return other;
        }
        one.merge(other);
        return one;
    }

    /** How many cells there are. */
    public int size() {
        return cells.size();
    }

    /** Every cell with its sums, in no order. */
    public void forEach(BiConsumer<Cell, MinuteFigures> each) {
        cells.forEach(each);
    }
}
