package dev.attune.intake.mapping;

import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.event.SurveyKind;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Maps the fields of support events. A rating needs its declared scale and direction: they are never guessed. Only NPS
 * has them by definition (0 to 10, high is good).
 */
final class SupportMapper implements BodyMapper {

    private static final EnumSymbols<SupportKind> KINDS =
            new EnumSymbols<>(SupportKind.values(), SupportKind.OPENED, SupportKind.OTHER);
    private static final EnumSymbols<SurveyKind> SURVEYS =
            new EnumSymbols<>(SurveyKind.values(), SurveyKind.OTHER, SurveyKind.OTHER);

    private static final double NPS_MIN = 0;
    private static final double NPS_MAX = 10;

    private final FieldValues values;
    private final Oddities oddities;
    private final Field kind;
    private final Field ticketId;
    private final Field feature;
    private final Field promisedAt;
    private final Field survey;
    private final Field scaleMin;
    private final Field scaleMax;
    private final Field highIsGood;
    private final Field score;
    private final Field sentiment;

    SupportMapper(FieldPositions positions, FieldValues values, Oddities oddities) {
        this.values = values;
        this.oddities = oddities;
        this.kind = positions.of("kind");
        this.ticketId = positions.of("ticket_id");
        this.feature = positions.of("feature");
        this.promisedAt = positions.of("promised_at");
        this.survey = positions.of("survey");
        this.scaleMin = positions.of("scale_min");
        this.scaleMax = positions.of("scale_max");
        this.highIsGood = positions.of("high_is_good");
        this.score = positions.of("score");
        this.sentiment = positions.of("sentiment");
    }

    @Override
    public Support map(Envelope envelope, IndexedRecord record) throws Rejection {
        double rating = values.number(record, score);
        double lower = values.number(record, scaleMin);
        double upper = values.number(record, scaleMax);
        @Nullable Object direction = highIsGood.of(record);
        @Nullable SurveyKind question = question(survey.of(record), rating);
        boolean netPromoter = question == SurveyKind.NPS;
        if (netPromoter && Double.isNaN(lower) && Double.isNaN(upper)) {
            lower = NPS_MIN;
            upper = NPS_MAX;
        }
        if (!Double.isNaN(rating)) {
            requireScale(lower, upper, direction != null || netPromoter);
            if (!(lower <= rating && rating <= upper)) {
                throw score.refused(RejectionReason.OUT_OF_RANGE);
            }
        }
        return new Support(
                envelope,
                KINDS.of(record, kind, oddities),
                values.id(record, ticketId),
                values.code(record, feature),
                values.time(record, promisedAt),
                question,
                lower,
                upper,
                direction == null ? netPromoter : (Boolean) direction,
                rating,
                sentiment(record));
    }

    /** A rating without a question is one of an unknown kind; a question without a rating stays what it is. */
    private static @Nullable SurveyKind question(@Nullable Object value, double rating) {
        return value == null && Double.isNaN(rating) ? null : SURVEYS.of(value);
    }

    private void requireScale(double lower, double upper, boolean directed) throws Rejection {
        if (!directed) {
            throw highIsGood.refused(RejectionReason.OUT_OF_RANGE);
        }
        if (Double.isNaN(lower)) {
            throw scaleMin.refused(RejectionReason.OUT_OF_RANGE);
        }
        // A scale too long for its length to be a number has no places on it.
        if (!(lower < upper && Double.isFinite(upper - lower))) {
            throw scaleMax.refused(RejectionReason.OUT_OF_RANGE);
        }
    }

    private double sentiment(IndexedRecord record) throws Rejection {
        double given = values.number(record, sentiment);
        if (given < -1 || given > 1) {
            throw sentiment.refused(RejectionReason.OUT_OF_RANGE);
        }
        return given;
    }
}
