package dev.attune.control;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Port to all that stands on the control topics: what holds must be known before the first event is judged. */
@FunctionalInterface
public interface ControlLog extends Serializable {

    /** Nothing was ever written. */
    ControlLog EMPTY = List::of;

    /**
     * Every record from the beginning to where the topics end now, each topic in its order.
     *
     * @throws IOException if that cannot be known; no event may be judged then
     */
    List<ControlRecord> readAll() throws IOException;
}
