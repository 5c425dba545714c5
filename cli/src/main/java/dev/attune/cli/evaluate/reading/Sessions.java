package dev.attune.cli.evaluate.reading;

import java.util.Map;

/**
 * What a clicks file says about when customers came.
 *
 * @param visits by customer: instants of all clicks in order, epoch milliseconds
 * @param starts by customer: first instants of the sessions; without session ids, of the UTC days with a click
 */
public record Sessions(Map<String, long[]> visits, Map<String, long[]> starts) {

    public Sessions {
        visits = Map.copyOf(visits);
        starts = Map.copyOf(starts);
    }
}
