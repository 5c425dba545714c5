package dev.attune.intake.mapping;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Maps the fields of clicks. */
final class ClickMapper implements BodyMapper {

    private static final EnumSymbols<ClickKind> KINDS =
            new EnumSymbols<>(ClickKind.values(), ClickKind.PAGE_VIEW, ClickKind.OTHER);

    /** Nobody waits an hour for a page: what says so measured a machine asleep. Milliseconds. */
    static final int LONGEST_LATENCY_MS = 3_600_000;

    private final FieldValues values;
    private final int kind;
    private final int page;
    private final int element;
    private final int productId;
    private final int latencyMs;
    private final int status;
    private final int errorCode;
    private final int resultCount;
    private final int x;
    private final int y;
    private final int appVersion;

    ClickMapper(FieldPositions positions, FieldValues values) {
        this.values = values;
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
                KINDS.of(record.get(kind)),
                values.code(record.get(page)),
                values.code(record.get(element)),
                values.text(record.get(productId)),
                latency(record.get(latencyMs)),
                values.count(record.get(status), Click.NOT_GIVEN),
                values.code(record.get(errorCode)),
                values.count(record.get(resultCount), Click.NOT_GIVEN),
                values.whole(record.get(x), Click.NO_POSITION),
                values.whole(record.get(y), Click.NO_POSITION),
                values.code(record.get(appVersion)));
    }

    private int latency(@Nullable Object value) throws Rejection {
        int latency = values.count(value, Click.NOT_GIVEN);
        if (latency > LONGEST_LATENCY_MS) {
            throw Rejection.of(RejectionReason.OUT_OF_RANGE);
        }
        return latency;
    }
}
