package dev.attune.cli.evaluate.reading;

import java.util.List;
import java.util.Map;

/**
 * What a clicks file says about when customers came, and what they met.
 *
 * @param visits by customer: instants of all clicks in order, epoch milliseconds
 * @param starts by customer: first instants of the sessions; without session ids, of the UTC days with a click
 * @param pages by customer: pages in the order of time
 */
public record Sessions(Map<String, long[]> visits, Map<String, long[]> starts, Map<String, List<PageView>> pages) {

    public Sessions {
        visits = Map.copyOf(visits);
        starts = Map.copyOf(starts);
        pages = Map.copyOf(pages);
    }

    /** Of which no pages are known. */
    public Sessions(Map<String, long[]> visits, Map<String, long[]> starts) {
        this(visits, starts, Map.of());
    }
}
