package dev.attune.cli.feedback;

import dev.attune.domain.episode.AlertKind;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a kind that can be muted: a trouble. Good news asks nobody for attention, and mutes do not hold it back. */
final class MutedKindConverter implements ITypeConverter<AlertKind> {

    @Override
    public AlertKind convert(String text) {
        return switch (text.toUpperCase(Locale.ROOT).replace('-', '_')) {
            case "CHURN_RISK" -> AlertKind.CHURN_RISK;
            case "EXPERIENCE_DROP" -> AlertKind.EXPERIENCE_DROP;
            default ->
                throw new TypeConversionException("must be churn-risk or experience-drop, but was '" + text + "'");
        };
    }
}
