package dev.attune.topology;

import dev.attune.control.ControlLog;
import dev.attune.control.ControlRecord;
import org.apache.flink.api.connector.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * The end of the topology at which changes come in.
 *
 * @param source what is written to the control topics while the job runs; null where nothing can be
 * @param log what stood on them before
 */
public record ControlEnd(@Nullable Source<ControlRecord, ?, ?> source, ControlLog log) {

    /** Nothing changes: what holds at the beginning of a run holds to its end. */
    public static final ControlEnd CLOSED = new ControlEnd(null, ControlLog.EMPTY);
}
