package dev.attune.intake.mapping;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import org.apache.avro.generic.IndexedRecord;

/** Maps the fields of clicks. */
final class ClickMapper implements BodyMapper {

    private static final EnumSymbols<ClickKind> KINDS =
            new EnumSymbols<>(ClickKind.values(), ClickKind.PAGE_VIEW, ClickKind.OTHER);

    /** Nobody waits an hour for a page: what says so measured a machine asleep. Milliseconds. */
    static final int LONGEST_LATENCY_MS = 3_600_000;

    private final FieldValues values;
    private final Oddities oddities;
    private final Field kind;
    private final Field page;
    private final Field element;
    private final Field productId;
    private final Field latencyMs;
    private final Field status;
    private final Field errorCode;
    private final Field resultCount;
    private final Field x;
    private final Field y;
    private final Field appVersion;

    ClickMapper(FieldPositions positions, FieldValues values, Oddities oddities) {
        this.values = values;
        this.oddities = oddities;
        this.kind = positions.of("kind");
        this.page = positions.of("page");
        this.element = positions.of("element");
        this.productId = positions.of("product_id");
        this.latencyMs = positions.of("latency_ms");
        this.status = positions.of("status");
        this.errorCode = positions.of("error_code");
        this.resultCount = positions.of("result_count");
        this.x = positions.of("x");
        this.y = positions.of("y");
        this.appVersion = positions.of("app_version");
    }

    @Override
    public Click map(Envelope envelope, IndexedRecord record) throws Rejection {
        return new Click(
                envelope,
                KINDS.of(record, kind, oddities),
                values.code(record, page),
                values.code(record, element),
                values.text(record, productId),
                latency(record),
                values.count(record, status, Click.NOT_GIVEN),
                values.code(record, errorCode),
                values.count(record, resultCount, Click.NOT_GIVEN),
                values.whole(record, x, Click.NO_POSITION),
                values.whole(record, y, Click.NO_POSITION),
                values.code(record, appVersion));
    }

    private int latency(IndexedRecord record) throws Rejection {
        int latency = values.count(record, latencyMs, Click.NOT_GIVEN);
        if (latency > LONGEST_LATENCY_MS) {
            throw latencyMs.refused(RejectionReason.OUT_OF_RANGE);
        }
        return latency;
    }
}
