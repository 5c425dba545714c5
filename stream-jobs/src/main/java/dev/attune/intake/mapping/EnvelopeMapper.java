package dev.attune.intake.mapping;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Maps what all three streams share, and judges identity and time. */
final class EnvelopeMapper {

    private static final EnumSymbols<Channel> CHANNELS =
            new EnumSymbols<>(Channel.values(), Channel.OTHER, Channel.OTHER);

    private final boolean anonymousAllowed;
    private final FieldValues values;
    private final Field eventId;
    private final Field customerId;
    private final Field anonymousId;
    private final Field eventTime;
    private final Field channel;
    private final Field touchpoint;
    private final Field sessionId;
    private final Field segment;
    private final Field partner;
    private final Field journeyStage;

    EnvelopeMapper(EventStream stream, FieldPositions positions, FieldValues values) {
        this.anonymousAllowed = stream == EventStream.CLICK;
        this.values = values;
        this.eventId = positions.of("event_id");
        this.customerId = positions.of("customer_id");
        this.anonymousId = positions.of("anonymous_id");
        this.eventTime = positions.of("event_time");
        this.channel = positions.of("channel");
        this.touchpoint = positions.of("touchpoint");
        this.sessionId = positions.of("session_id");
        this.segment = positions.of("segment");
        this.partner = positions.of("partner");
        this.journeyStage = positions.of("journey_stage");
    }

    Envelope map(IndexedRecord record, long latest) throws Rejection {
        return new Envelope(
                customer(record),
                event(record),
                time(record, latest),
                CHANNELS.of(record, channel),
                values.lowerCaseCode(record, touchpoint),
                values.id(record, sessionId),
                values.code(record, segment),
                values.code(record, partner),
                values.code(record, journeyStage));
    }

    /** Whether a record that {@link #map} accepted has no customer. */
    boolean anonymous(IndexedRecord record) throws Rejection {
        return anonymousAllowed && values.id(record, customerId) == null;
    }

    private String customer(IndexedRecord record) throws Rejection {
        @Nullable String customer = values.id(record, customerId);
        if (customer == null && anonymousAllowed) {
            customer = values.id(record, anonymousId);
        }
        if (customer == null) {
            throw customerId.refused(RejectionReason.NO_CUSTOMER);
        }
        return customer;
    }

    private String event(IndexedRecord record) throws Rejection {
        @Nullable String event = values.id(record, eventId);
        if (event == null) {
            throw eventId.refused(RejectionReason.NO_EVENT_ID);
        }
        return event;
    }

    private long time(IndexedRecord record, long latest) throws Rejection {
        return EventTimeRule.judged(
                eventTime.of(record) instanceof Number given ? given.longValue() : Long.MIN_VALUE, latest);
    }
}
