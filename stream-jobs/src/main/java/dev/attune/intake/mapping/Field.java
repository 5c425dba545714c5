package dev.attune.intake.mapping;

import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * One field of a record schema.
 *
 * @param name what it is called when it is to blame
 * @param position where it is, so that no record is searched by name
 */
record Field(String name, int position) {

    @Nullable
    Object of(IndexedRecord record) {
        return record.get(position);
    }

    Rejection refused(RejectionReason reason) {
        return Rejection.of(reason, name);
    }
}
