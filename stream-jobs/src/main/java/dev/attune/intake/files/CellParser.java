package dev.attune.intake.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Turns the text of a cell into a value of its field's Avro type. */
final class CellParser {

    private final String field;
    private final Schema type;

    CellParser(Schema.Field field) {
        this.field = field.name();
        this.type = present(field.schema());
    }

    private static Schema present(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    Object parse(String cell) throws BadRow {
        return switch (type.getType()) {
            case STRING -> cell;
            case ENUM -> symbol(cell);
            case INT -> whole(cell);
            case LONG -> time(cell);
            case DOUBLE -> number(cell);
            case BOOLEAN -> truth(cell);
            case BYTES -> decimal(cell);
            default -> throw new IllegalStateException("no cell can hold field " + field + " of type " + type);
        };
    }

    /** An unknown symbol is what the schema says it is, as with a newer writer of the topic. */
    private Object symbol(String cell) {
        String symbol = cell.toUpperCase(Locale.ROOT);
        return new GenericData.EnumSymbol(type, type.hasEnumSymbol(symbol) ? symbol : type.getEnumDefault());
    }

    private Object whole(String cell) throws BadRow {
        try {
            return new BigDecimal(cell).intValueExact();
        } catch (ArithmeticException | NumberFormatException notWhole) {
            throw broken("a whole number of at most " + Integer.MAX_VALUE, cell);
        }
    }

    private Object number(String cell) throws BadRow {
        try {
            return Double.valueOf(cell);
        } catch (NumberFormatException notNumber) {
            throw broken("a number", cell);
        }
    }

    private Object truth(String cell) throws BadRow {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw broken("true or false", cell);
        };
    }

    private Object decimal(String cell) throws BadRow {
        int scale = ((LogicalTypes.Decimal) type.getLogicalType()).getScale();
        try {
            BigDecimal amount = new BigDecimal(cell);
            // By its scale first: an exponent of millions would be written out, or overflow.
            if (Math.abs((long) amount.scale()) > 100 || amount.precision() - amount.scale() > 30) {
                throw broken("a decimal number of reasonable size", cell);
            }
            return ByteBuffer.wrap(
                    amount.setScale(scale, RoundingMode.HALF_UP).unscaledValue().toByteArray());
        } catch (NumberFormatException notDecimal) {
            throw broken("a decimal number", cell);
        }
    }

    /** Epoch milliseconds, or ISO-8601; what names no zone is UTC. */
    private Object time(String cell) throws BadRow {
        try {
            return isWhole(cell) ? Long.parseLong(cell) : instant(cell).toEpochMilli();
        } catch (DateTimeException | ArithmeticException | NumberFormatException notTime) {
            throw broken("ISO-8601 or epoch milliseconds", cell);
        }
    }

    private static boolean isWhole(String cell) {
        int first = cell.startsWith("-") ? 1 : 0;
        for (int i = first; i < cell.length(); i++) {
            if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
                return false;
            }
        }
        return cell.length() > first;
    }

    private static Instant instant(String cell) {
        if (cell.endsWith("Z")) {
            return Instant.parse(cell);
        }
        String dateTime = cell.replace(' ', 'T');
        if (dateTime.indexOf('T') < 0) {
            return LocalDate.parse(dateTime).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(dateTime, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime offset
                ? offset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    private BadRow broken(String rule, String cell) {
        return new BadRow(field + " must be " + rule + ", but was " + cell);
    }
}
