package dev.attune.control.source;

import dev.attune.control.ControlChange;
import dev.attune.control.ControlKind;
import dev.attune.control.ControlRules;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** A record of one control topic to the change it states. */
final class ControlMapper {

    private static final int NONE = -1;
    private static final String LIVE = "LIVE";

    private final ControlKind kind;
    private final int name;
    private final int document;
    private final int effectiveAt;
    private final int statedAt;
    private final int lineage;

    ControlMapper(ControlKind kind) {
        Schema schema = kind.topic().schema();
        this.kind = kind;
        boolean feed = kind == ControlKind.FEED_STATUS;
        this.name = position(schema, feed ? "feed" : "version");
        this.document = position(schema, feed ? "status" : "document");
        this.lineage = kind == ControlKind.POLICY ? position(schema, "lineage") : NONE;
        this.effectiveAt = position(schema, "effective_at");
        this.statedAt = position(schema, "stated_at");
    }

    private static int position(Schema schema, String field) {
        return schema.getField(field).pos();
    }

    /** @throws Rejection OUT_OF_RANGE if its time is none, INVALID_DOCUMENT of a policy that is not to be judged by */
    ControlChange map(IndexedRecord record) throws Rejection {
        if (lineage != NONE && !record.get(lineage).toString().equals(LIVE)) {
            throw Rejection.of(RejectionReason.INVALID_DOCUMENT);
        }
        long effective = (Long) record.get(effectiveAt);
        Long stated = (Long) record.get(statedAt);
        if (!ControlRules.isInstant(effective)) {
            throw Rejection.of(RejectionReason.OUT_OF_RANGE, "effective_at");
        }
        if (stated != null && !ControlRules.isInstant(stated)) {
            throw Rejection.of(RejectionReason.OUT_OF_RANGE, "stated_at");
        }
        return new ControlChange(
                kind,
                record.get(name).toString(),
                record.get(document).toString(),
                stated == null ? effective : stated,
                effective);
    }
}
