package dev.attune.intake.mapping;

import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.Rejection;
import org.apache.avro.generic.IndexedRecord;

/** Maps what one stream has beyond the envelope. */
interface BodyMapper {

    Interaction map(Envelope envelope, IndexedRecord record) throws Rejection;
}
