package dev.attune.domain.incident;

import java.util.SortedMap;

/** Hears of every minute of one touchpoint once it is closed: nothing of it will change any more. */
@FunctionalInterface
public interface MinuteWatcher {

    /**
     * Minutes come in order of time; one in which nothing happened does not come.
     *
     * @param minute its start, epoch milliseconds of event time
     * @param cells what happened by cell, in the order of cells; to be read only, and only now
     */
    void closed(long minute, SortedMap<Cell, MinuteFigures> cells);
}
