package dev.attune.intake.mapping;

import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.Rejection;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Makes an interaction of a record of one of the three input schemas, or says why not. The one place where events are
 * judged: topics (decoded bytes) and files (records built from columns) both pass here.
 *
 * <p>Accepted values per field, whatever built the record: text as any {@link CharSequence}, enums as anything whose
 * {@code toString} is the symbol, whole numbers and doubles as any {@link Number}, times as {@link Long} epoch
 * milliseconds, amounts as decimal bytes ({@link java.nio.ByteBuffer}) or {@link java.math.BigDecimal}, and null for
 * whatever is absent. Empty text counts as absent.
 *
 * <p>Field positions are resolved once; not safe to share between threads.
 */
public final class EventMapper {

    /** For records that no broker took (files): the FUTURE rule does not apply. */
    public static final long NO_LATEST = Long.MAX_VALUE;

    private final EnvelopeMapper envelopes;
    private final BodyMapper bodies;
    private final Oddities oddities = new Oddities();

    /**
     * @param stream which of the three inputs
     * @param schema the schema of the records to come: the current one of that input
     */
    public EventMapper(EventStream stream, Schema schema) {
        FieldPositions positions = new FieldPositions(schema);
        FieldValues values = new FieldValues(oddities);
        this.envelopes = new EnvelopeMapper(stream, positions, values);
        this.bodies = switch (stream) {
            case CLICK -> new ClickMapper(positions, values, oddities);
            case PURCHASE -> new PurchaseMapper(positions, values, oddities);
            case SUPPORT -> new SupportMapper(positions, values, oddities);
        };
    }

    /**
     * Maps and validates.
     *
     * @param latest largest event time believed, epoch milliseconds: broker append time plus skew; {@link #NO_LATEST}
     *     where there is none
     * @throws Rejection with the first rule broken, in the order identity, time, values
     */
    public MappedEvent map(IndexedRecord record, long latest) throws Rejection {
        oddities.clear();
        Envelope envelope = envelopes.map(record, latest);
        Interaction interaction = bodies.map(envelope, record);
        return new MappedEvent(interaction, envelopes.anonymous(record), oddities.all());
    }
}
