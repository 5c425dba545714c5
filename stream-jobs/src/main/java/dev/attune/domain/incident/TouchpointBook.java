package dev.attune.domain.incident;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The windows of one touchpoint. Minutes are closed in order of time; each goes on into ten minutes, these into an hour,
 * and what hurt into hours and days. What is told depends on nothing but what was added to closed minutes.
 *
 * <p>Bounded: names by {@link NameSample} and {@link NameBoard}, rows by channel, partner and segment, one open window of
 * each length.
 */
public final class TouchpointBook {

    /** Lengths of the windows, milliseconds. */
    public static final long TEN_MINUTES = 10 * MinuteTally.MINUTE;

    public static final long HOUR = 60 * MinuteTally.MINUTE;
    public static final long DAY = 24 * HOUR;

    private static final int VERSION = 1;
    private static final int MOST_PARTNERS = 1 << 16;

    /** Stands for all features together, which is told apart from each. */
    private static final String WHOLE = "";

    private static final CellNames[] DIMENSIONS = CellNames.values();

    private final Map<CellNames, NameBoard> boards = new EnumMap<>(CellNames.class);
    private RollingWindow<WindowRow> tenMinutes = new RollingWindow<>();
    private RollingWindow<WindowRow> hour = new RollingWindow<>();
    private RollingWindow<String> hourOfPain = new RollingWindow<>();
    private RollingWindow<String> dayOfPain = new RollingWindow<>();
    private WeeklyIndex usual = new WeeklyIndex();
    private final TreeMap<String, WeeklyIndex> usualOfPartners = new TreeMap<>();

    /** Not of the state: only to be counted. */
    private long undeclaredPartners;

    public TouchpointBook() {
        for (CellNames dimension : DIMENSIONS) {
            boards.put(dimension, new NameBoard());
        }
    }

    /** When there is something to tell because something happened in a minute, epoch milliseconds of event time. */
    public static long[] deadlines(long minute) {
        return new long[] {
            minute + MinuteTally.MINUTE, endOf(minute, TEN_MINUTES), endOf(minute, HOUR), endOf(minute, DAY)
        };
    }

    private static long endOf(long instant, long length) {
        return Math.floorDiv(instant, length) * length + length;
    }

    /**
     * Closes the minute that ends at an instant, and every longer window that ends there too.
     *
     * @param tallies of that minute, in any order
     * @param watcher hears of the minute
     * @return what is to be told, in an order of its own
     */
    public List<TouchpointTold> close(
            String touchpoint,
            long end,
            Collection<MinuteTally> tallies,
            TouchpointTerms terms,
            MinuteWatcher watcher) {
        List<TouchpointTold> told = new ArrayList<>();
        TouchpointTeller teller = new TouchpointTeller(touchpoint, end, terms, told);
        if (!tallies.isEmpty()) {
            SortedMap<Cell, MinuteFigures> cells =
                    cells(tallies, end, terms.policy().mostNames());
            watcher.closed(end - MinuteTally.MINUTE, cells);
            takeIn(cells, teller);
        }
        if (Math.floorMod(end, TEN_MINUTES) == 0 && !tenMinutes.isEmpty()) {
            TreeMap<WindowRow, MinuteFigures> closed = tenMinutes.close();
            teller.tell(closed, TEN_MINUTES, terms.policy().tenMinuteDetail(), usual);
            closed.forEach(hour::merge);
        }
        if (Math.floorMod(end, HOUR) == 0) {
            closeHour(end, teller, terms);
        }
        if (Math.floorMod(end, DAY) == 0) {
            teller.tellPain(dayOfPain.close(), DAY);
        }
        return told;
    }

    private void takeIn(SortedMap<Cell, MinuteFigures> cells, TouchpointTeller teller) {
        TreeMap<WindowRow, MinuteFigures> rows = new TreeMap<>();
        cells.forEach((cell, figures) -> {
            rows.computeIfAbsent(WindowRow.of(cell), first -> new MinuteFigures())
                    .mergeAllButMet(figures);
            if (figures.gaps() > 0) {
                hourOfPain.merge(WHOLE, figures);
                if (cell.feature() != null) {
                    hourOfPain.merge(cell.feature(), figures);
                }
            }
        });
        teller.tell(rows, MinuteTally.MINUTE, teller.terms().policy().minuteDetail(), usual);
        rows.forEach(tenMinutes::merge);
    }

    private void closeHour(long end, TouchpointTeller teller, TouchpointTerms terms) {
        if (!hour.isEmpty()) {
            TreeMap<WindowRow, MinuteFigures> closed = hour.close();
            MinuteFigures whole = teller.tell(closed, HOUR, terms.policy().hourDetail(), usual);
            usual.learn(end - HOUR, whole.index());
            undeclaredPartners += teller.tellPartners(closed, usualOfPartners);
        }
        TreeMap<String, MinuteFigures> pains = hourOfPain.close();
        teller.tellPain(pains, HOUR);
        pains.forEach(dayOfPain::merge);
    }

    /** Sums by cell, with only those names told apart that are frequent enough. */
    private SortedMap<Cell, MinuteFigures> cells(Collection<MinuteTally> tallies, long end, int mostNames) {
        MinuteSums sums = new MinuteSums();
        tallies.forEach(tally -> sums.merge(tally.cell(), tally.figures()));
        boards.forEach((dimension, board) -> {
            Map<String, Long> events = new HashMap<>();
            sums.forEach((cell, figures) -> {
                String name = dimension.of(cell);
                if (name != null) {
                    events.merge(name, figures.events(), Long::sum);
                }
            });
            board.count(events, Math.floorDiv(end - 1, DAY), mostNames);
        });
        SortedMap<Cell, MinuteFigures> cells = new TreeMap<>();
        sums.forEach((cell, figures) -> {
            Cell told = cell;
            for (Map.Entry<CellNames, NameBoard> board : boards.entrySet()) {
                told = board.getKey().map(told, board.getValue()::told);
            }
            cells.computeIfAbsent(told, first -> new MinuteFigures()).merge(figures);
        });
        return cells;
    }

    /** Hours of partners who are not declared, since this was asked last. */
    public long takeUndeclaredPartners() {
        long taken = undeclaredPartners;
        undeclaredPartners = 0;
        return taken;
    }

    /** How many sums are held: what state grows by. */
    public int size() {
        return tenMinutes.size() + hour.size() + hourOfPain.size() + dayOfPain.size();
    }

    /** The versioned binary layout. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        for (CellNames dimension : DIMENSIONS) {
            boards.getOrDefault(dimension, new NameBoard()).write(out);
        }
        tenMinutes.write(out, WindowRow::write);
        hour.write(out, WindowRow::write);
        hourOfPain.write(out, TouchpointBook::writeFeature);
        dayOfPain.write(out, TouchpointBook::writeFeature);
        usual.write(out);
        Packed.writeUnsigned(out, usualOfPartners.size());
        for (Map.Entry<String, WeeklyIndex> entry : usualOfPartners.entrySet()) {
            Packed.writeText(out, entry.getKey());
            entry.getValue().write(out);
        }
    }

    public static TouchpointBook read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of a touchpoint must be version " + VERSION + ", but was " + version);
        }
        TouchpointBook book = new TouchpointBook();
        for (CellNames dimension : DIMENSIONS) {
            book.boards.put(dimension, NameBoard.read(in));
        }
        book.tenMinutes = RollingWindow.read(in, WindowRow::read);
        book.hour = RollingWindow.read(in, WindowRow::read);
        book.hourOfPain = RollingWindow.read(in, TouchpointBook::readFeature);
        book.dayOfPain = RollingWindow.read(in, TouchpointBook::readFeature);
        book.usual = WeeklyIndex.read(in);
        int partners = Packed.readCount(in, MOST_PARTNERS);
        for (int i = 0; i < partners; i++) {
            String partner = Packed.readText(in);
            book.usualOfPartners.put(partner == null ? "" : partner, WeeklyIndex.read(in));
        }
        return book;
    }

    private static void writeFeature(String feature, DataOutput out) throws IOException {
        Packed.writeText(out, feature);
    }

    private static String readFeature(DataInput in) throws IOException {
        String feature = Packed.readText(in);
        return feature == null ? WHOLE : feature;
    }
}
