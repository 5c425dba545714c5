package dev.attune.intake.mapping;

import dev.attune.intake.Oddity;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** The constants of a domain enum by their Avro symbol. */
final class EnumSymbols<E extends Enum<E>> {

    private final Map<String, E> bySymbol;
    private final E absent;
    private final E unknown;

    EnumSymbols(E[] constants, E absent, E unknown) {
        this.bySymbol = Arrays.stream(constants).collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
        this.absent = absent;
        this.unknown = unknown;
    }

    E of(IndexedRecord record, Field field) {
        return of(field.of(record));
    }

    /** The same, with word of it where the symbol is unknown, or says itself that it is none of ours. */
    E of(IndexedRecord record, Field field, Oddities oddities) {
        E constant = of(record, field);
        if (constant == unknown) {
            oddities.add(Oddity.UNKNOWN_KIND);
        }
        return constant;
    }

    E of(@Nullable Object symbol) {
        return symbol == null ? absent : bySymbol.getOrDefault(symbol.toString(), unknown);
    }
}
