package dev.attune.intake.mapping;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    E of(@Nullable Object symbol) {
        return symbol == null ? absent : bySymbol.getOrDefault(symbol.toString(), unknown);
    }
}
