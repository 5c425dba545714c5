package dev.attune.control;

import dev.attune.intake.RawRecord;
import dev.attune.intake.RejectedRecord;
import org.jspecify.annotations.Nullable;

/** A record of a control topic once it has been read. */
public sealed interface ControlRecord {

    /**
     * It states a change, well formed; whether it can be made is not yet known.
     *
     * @param body the record in Avro by our schema of its topic, without prefix: what only readers of the topic need is
     *     in there
     * @param raw as it was read, should it be refused after all
     */
    record Stated(
            ControlChange change,
            byte[] body,
            RawRecord raw,
            @Nullable Integer schemaId) implements ControlRecord {}

    /**
     * It says something of a customer's alerts; whether that can be taken is not yet known.
     *
     * @param body the record in Avro by our schema of its topic, without prefix
     */
    record Said(GivenFeedback given, byte[] body) implements ControlRecord {}

    /** It cannot be read. */
    record Refused(RejectedRecord rejected) implements ControlRecord {}
}
