package dev.attune.control;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Port to all that stands on the control topics: what holds must be known before the first event is judged. */
@FunctionalInterface
public interface ControlLog extends Serializable {

    /** Nothing was ever written. */
    ControlLog EMPTY = List::of;

    /**
     * Every change from the beginning to where the topics end now, each topic in its order.
     *
     * @throws IOException if that cannot be known; no event may be judged then
     */
    List<ControlRecord> readAll() throws IOException;

    /**
     * Feedback, in the order of its topic, to where that ends now.
     *
     * @param after offset behind which to begin, by partition; from the beginning where a partition has none
     * @throws IOException if that cannot be known; no event may be judged then
     */
    default List<ControlRecord.Said> readFeedback(Map<Integer, Long> after) throws IOException {
        return List.of();
    }
}
