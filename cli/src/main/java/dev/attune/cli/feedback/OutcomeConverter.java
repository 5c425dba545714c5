package dev.attune.cli.feedback;

import dev.attune.domain.feedback.Outcome;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes how an alert turned out in either case. */
final class OutcomeConverter implements ITypeConverter<Outcome> {

    @Override
    public Outcome convert(String text) {
        try {
            Outcome outcome = Outcome.valueOf(text.toUpperCase(Locale.ROOT));
            if (outcome != Outcome.NOT_USEFUL) {
                return outcome;
            }
        } catch (IllegalArgumentException unknown) {
            // told below
        }
        throw new TypeConversionException("must be kept, left or recovered, but was '" + text + "'");
    }
}
