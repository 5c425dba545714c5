package dev.attune.cli.alerts;

import dev.attune.domain.episode.AlertKind;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes a kind as its topic spells it ({@code churn-risk}) and as the record does ({@code CHURN_RISK}). */
final class AlertKindConverter implements ITypeConverter<AlertKind> {

    @Override
    public AlertKind convert(String text) {
        try {
            return AlertKind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(
                    "must be churn-risk, experience-drop, risk-recovered, experience-recovered"
                            + " or experience-delighted, but was '" + text + "'");
        }
    }
}
