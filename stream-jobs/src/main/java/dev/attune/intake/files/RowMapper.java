package dev.attune.intake.files;

import dev.attune.domain.event.EventStream;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import dev.attune.intake.mapping.EventMapper;
import dev.attune.intake.mapping.FieldRules;
import dev.attune.intake.mapping.MappedEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * Maps the rows of one file: by its columns to a record of the stream's schema, and that by the rules of the topics. A
 * row without {@code event_id} gets a hash of its content, with its ordinal among equal rows, so that reading a file
 * again, or loading it into a topic, gives the same events.
 */
final class RowMapper {

    private static final String EVENT_ID = "event_id";
    private static final String EVENT_TIME = "event_time";
    private static final String CHANNEL = "channel";
    private static final int ID_BYTES = 16;

    private final Schema schema;
    private final List<String> columns;
    private final EventStream stream;
    private final EventMapper mapper;
    private final Object[] defaults;
    private final @Nullable CellParser[] parsers;
    private final int[] positions;
    private final int eventId;
    private final int eventTime;
    private final MessageDigest digest;
    private final Map<String, Integer> equalRows = new HashMap<>();

    /** @param columns header of the file; columns the schema does not know are left out */
    RowMapper(EventStream stream, Schema schema, List<String> columns) {
        this.schema = schema;
        this.columns = columns;
        this.stream = stream;
        this.mapper = new EventMapper(stream, schema);
        this.eventId = schema.getField(EVENT_ID).pos();
        this.eventTime = schema.getField(EVENT_TIME).pos();
        this.defaults = defaults(stream, schema);
        this.parsers = new CellParser[columns.size()];
        this.positions = new int[columns.size()];
        for (int column = 0; column < columns.size(); column++) {
            Schema.Field field = schema.getField(columns.get(column));
            if (field != null) {
                parsers[column] = new CellParser(field);
                positions[column] = field.pos();
            }
        }
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static Object[] defaults(EventStream stream, Schema schema) {
        Object[] defaults = new Object[schema.getFields().size()];
        for (Schema.Field field : schema.getFields()) {
            if (field.hasDefaultValue()) {
                defaults[field.pos()] = GenericData.get().getDefaultValue(field);
            }
        }
        if (stream == EventStream.CLICK) {
            Schema.Field channel = schema.getField(CHANNEL);
            defaults[channel.pos()] = new GenericData.EnumSymbol(channel.schema(), "WEB");
        }
        return defaults;
    }

    MappedEvent map(List<String> cells) throws BadRow {
        GenericData.Record record = new GenericData.Record(schema);
        for (int field = 0; field < defaults.length; field++) {
            record.put(field, defaults[field]);
        }
        for (int column = 0; column < parsers.length; column++) {
            String cell = cells.get(column).strip();
            CellParser parser = parsers[column];
            if (parser != null && !cell.isEmpty()) {
                record.put(positions[column], parser.parse(cell));
            }
        }
        if (record.get(eventTime) == null) {
            throw new BadRow("event_time must be given");
        }
        if (record.get(eventId) == null) {
            record.put(eventId, identify(cells));
        }
        try {
            return mapper.map(record, EventMapper.NO_LATEST);
        } catch (Rejection refused) {
            throw new BadRow(rule(refused, cells) + " (" + refused.reason() + ")");
        }
    }

    /** Empty cells and unknown columns do not count, nor does the order of columns. */
    private String identify(List<String> cells) {
        String[] given = new String[defaults.length];
        for (int column = 0; column < parsers.length; column++) {
            if (parsers[column] != null) {
                given[positions[column]] = cells.get(column).strip();
            }
        }
        digest.update(stream.name().getBytes(StandardCharsets.UTF_8));
        for (int field = 0; field < given.length; field++) {
            if (given[field] != null && !given[field].isEmpty()) {
                digest.update((byte) field);
                digest.update(given[field].getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }
        String hash = HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), ID_BYTES));
        int ordinal = equalRows.merge(hash, 1, Integer::sum) - 1;
        return ordinal == 0 ? hash : hash + "-" + ordinal;
    }

    private String rule(Rejection refused, List<String> cells) {
        String field = refused.field();
        String rule = field == null ? null : FieldRules.rule(refused.reason(), field);
        if (rule != null) {
            String given = refused.reason() == RejectionReason.OVERSIZE ? "" : given(field, cells);
            return field + " " + rule + (given.isEmpty() ? "" : ", but was " + given);
        }
        return refused.reason() == RejectionReason.BEFORE_FLOOR
                ? "event_time must not be before 1990"
                : "the row cannot be an event";
    }

    private String given(@Nullable String field, List<String> cells) {
        int column = columns.indexOf(field);
        return column < 0 ? "" : cells.get(column).strip();
    }
}
