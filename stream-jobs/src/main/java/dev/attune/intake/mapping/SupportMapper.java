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
    private final int kind;
    private final int ticketId;
    private final int feature;
    private final int promisedAt;
    private final int survey;
    private final int scaleMin;
    private final int scaleMax;
    private final int highIsGood;
    private final int score;
    private final int sentiment;

    SupportMapper(FieldPositions positions, FieldValues values) {
        this.values = values;
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
        double rating = values.number(record.get(score));
        double lower = values.number(record.get(scaleMin));
        double upper = values.number(record.get(scaleMax));
        @Nullable Object direction = record.get(highIsGood);
        @Nullable SurveyKind question = question(record.get(survey), rating);
        boolean netPromoter = question == SurveyKind.NPS;
        if (netPromoter && Double.isNaN(lower) && Double.isNaN(upper)) {
            lower = NPS_MIN;
            upper = NPS_MAX;
        }
        boolean declared = direction != null || netPromoter;
        // A scale too long for its length to be a number has no places on it.
        boolean scaled = lower < upper && Double.isFinite(upper - lower);
        if (!Double.isNaN(rating) && !(declared && scaled && lower <= rating && rating <= upper)) {
            throw Rejection.of(RejectionReason.OUT_OF_RANGE);
        }
        return new Support(
                envelope,
                KINDS.of(record.get(kind)),
                values.id(record.get(ticketId)),
                values.code(record.get(feature)),
                values.time(record.get(promisedAt)),
                question,
                lower,
                upper,
                direction == null ? netPromoter : (Boolean) direction,
                rating,
                sentiment(record.get(sentiment)));
    }

    /** A rating without a question is one of an unknown kind; a question without a rating stays what it is. */
    private static @Nullable SurveyKind question(@Nullable Object value, double rating) {
        return value == null && Double.isNaN(rating) ? null : SURVEYS.of(value);
    }

    private double sentiment(@Nullable Object value) throws Rejection {
        double sentiment = values.number(value);
        if (sentiment < -1 || sentiment > 1) {
            throw Rejection.of(RejectionReason.OUT_OF_RANGE);
        }
        return sentiment;
    }
}
