package dev.attune.intake.mapping;

import static dev.attune.intake.mapping.EventRecords.EVENT_TIME;
import static dev.attune.intake.mapping.EventRecords.decimal;
import static dev.attune.intake.mapping.EventRecords.full;
import static dev.attune.intake.mapping.EventRecords.minimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.event.SurveyKind;
import dev.attune.intake.Oddity;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.assertj.core.api.AbstractComparableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventMapperTest {

    private static final Envelope FULL = new Envelope(
            "c-1", "e-1", EVENT_TIME, Channel.MOBILE_APP, "checkout", "s-1", "gold", "carrier-x", "decide");
    private static final Envelope MINIMAL =
            new Envelope("c-1", "e-1", EVENT_TIME, Channel.OTHER, null, null, null, null, null);

    @Test
    void everyFieldOfAClickArrives() throws Rejection {
        assertThat(map(EventStream.CLICK, full(EventStream.CLICK)))
                .isEqualTo(new Click(
                        FULL, ClickKind.SEARCH, "/search", "button", "p-1", 240, 200, "E42", 0, -3, 700, "4.2.0"));
    }

    @Test
    void everyFieldOfAPurchaseArrives() throws Rejection {
        assertThat(map(EventStream.PURCHASE, full(EventStream.PURCHASE)))
                .isEqualTo(new Purchase(
                        FULL,
                        PurchaseKind.SHIPPED,
                        "o-1",
                        12.34,
                        "EUR",
                        3,
                        "p-1",
                        EVENT_TIME + 86_400_000L,
                        EVENT_TIME + 30 * 86_400_000L));
    }

    @Test
    void everyFieldOfASupportEventArrives() throws Rejection {
        assertThat(map(EventStream.SUPPORT, full(EventStream.SUPPORT)))
                .isEqualTo(new Support(
                        FULL,
                        SupportKind.SURVEY,
                        "t-1",
                        "billing",
                        EVENT_TIME + 3_600_000L,
                        SurveyKind.CSAT,
                        1,
                        5,
                        true,
                        4,
                        -0.25));
    }

    @Test
    void whatIsAbsentHasItsDefault() throws Rejection {
        assertThat(map(EventStream.CLICK, minimal(EventStream.CLICK)))
                .isEqualTo(new Click(
                        MINIMAL,
                        ClickKind.PAGE_VIEW,
                        null,
                        null,
                        null,
                        -1,
                        -1,
                        null,
                        -1,
                        Click.NO_POSITION,
                        Click.NO_POSITION,
                        null));
        assertThat(map(EventStream.PURCHASE, minimal(EventStream.PURCHASE)))
                .isEqualTo(new Purchase(
                        MINIMAL, PurchaseKind.PLACED, null, 0, null, -1, null, Purchase.NO_TIME, Purchase.NO_TIME));
        assertThat(map(EventStream.SUPPORT, minimal(EventStream.SUPPORT)))
                .isEqualTo(new Support(
                        MINIMAL,
                        SupportKind.OPENED,
                        null,
                        null,
                        Purchase.NO_TIME,
                        null,
                        Double.NaN,
                        Double.NaN,
                        false,
                        Double.NaN,
                        Double.NaN));
    }

    @ParameterizedTest
    @EnumSource(EventStream.class)
    void anAbsentKindIsTheOneOfItsStreamAndAnUnknownOneIsOther(EventStream stream) throws Rejection {
        GenericRecord record = minimal(stream);
        record.put("kind", null);
        assertThat(map(stream, record)).isEqualTo(map(stream, minimal(stream)));
        record.put("kind", "TELEPATHY");
        assertThat(map(stream, record).toString()).contains("kind=OTHER");
    }

    @Test
    void textMayBeOfAnyCharacterSequence() throws Rejection {
        GenericRecord record = minimal(EventStream.CLICK);
        record.put("customer_id", new Utf8("c-1"));
        record.put("touchpoint", new Utf8("SEARCH"));
        assertThat(map(EventStream.CLICK, record).envelope().touchpoint()).isEqualTo("search");
    }

    @Test
    void emptyTextCountsAsAbsent() throws Rejection {
        GenericRecord record = full(EventStream.CLICK);
        record.put("touchpoint", "  ");
        record.put("session_id", "");
        record.put("page", "");
        Click click = (Click) map(EventStream.CLICK, record);
        assertThat(click.envelope().touchpoint()).isNull();
        assertThat(click.envelope().sessionId()).isNull();
        assertThat(click.page()).isNull();
    }

    @Test
    void aNegativeMeasureIsNoMeasure() throws Rejection {
        GenericRecord record = full(EventStream.CLICK);
        record.put("latency_ms", -7);
        assertThat(((Click) map(EventStream.CLICK, record)).latencyMs()).isEqualTo(Click.NOT_GIVEN);
        assertThat(oddities(EventStream.CLICK, record)).containsExactly(Oddity.NEGATIVE_MEASURE);
        record.put("latency_ms", -1);
        assertThat(oddities(EventStream.CLICK, record)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventStream.class)
    void aKindThatIsNoneOfOursIsToldAsAnOddity(EventStream stream) throws Rejection {
        GenericRecord record = minimal(stream);
        assertThat(oddities(stream, record)).isEmpty();
        record.put("kind", "TELEPATHY");
        assertThat(oddities(stream, record)).containsExactly(Oddity.UNKNOWN_KIND);
    }

    @Test
    void odditiesOfOneRecordAreNotThoseOfTheNext() throws Rejection {
        EventMapper mapper = new EventMapper(EventStream.PURCHASE, EventRecords.schema(EventStream.PURCHASE));
        GenericRecord odd = minimal(EventStream.PURCHASE);
        odd.put("kind", "BARTERED");
        odd.put("amount", decimal("-1"));
        assertThat(catchThrowableOfType(Rejection.class, () -> mapper.map(odd, EventMapper.NO_LATEST)))
                .isNotNull();
        assertThat(mapper.map(minimal(EventStream.PURCHASE), EventMapper.NO_LATEST)
                        .oddities())
                .isEmpty();
    }

    @Test
    void aRejectionNamesTheFieldThatBrokeTheRule() {
        assertField(EventStream.CLICK, "latency_ms", 3_600_001);
        assertField(EventStream.CLICK, "x", 1L << 40);
        assertField(EventStream.CLICK, "page", "x".repeat(4097));
        assertField(EventStream.PURCHASE, "amount", decimal("-1"));
        assertField(EventStream.PURCHASE, "amount", decimal("1000000000001"));
        assertField(EventStream.PURCHASE, "currency", "EURO");
        assertField(EventStream.PURCHASE, "promised_at", 7L);
        assertField(EventStream.SUPPORT, "score", 5.5);
        assertField(EventStream.SUPPORT, "scale_min", null);
        assertField(EventStream.SUPPORT, "scale_max", 1.0);
        assertField(EventStream.SUPPORT, "high_is_good", null);
        assertField(EventStream.SUPPORT, "sentiment", -2.0);
        assertField(EventStream.SUPPORT, "sentiment", Double.NaN);
    }

    private static void assertField(EventStream stream, String field, Object value) {
        GenericRecord record = full(stream);
        record.put(field, value);
        assertThat(catchThrowableOfType(Rejection.class, () -> map(stream, record))
                        .field())
                .as("%s = %s", field, value)
                .isEqualTo(field);
    }

    private static Set<Oddity> oddities(EventStream stream, GenericRecord record) throws Rejection {
        return new EventMapper(stream, record.getSchema())
                .map(record, EventMapper.NO_LATEST)
                .oddities();
    }

    @Test
    void aLatencyNobodyCanHaveWaitedIsRefused() throws Rejection {
        GenericRecord record = full(EventStream.CLICK);
        record.put("latency_ms", 3_600_000);
        assertThat(((Click) map(EventStream.CLICK, record)).latencyMs()).isEqualTo(3_600_000);
        assertRefused(EventStream.CLICK, "latency_ms", 3_600_001).isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.CLICK, "latency_ms", Integer.MAX_VALUE).isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.CLICK, "latency_ms", 1L << 40).isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.CLICK, "latency_ms", Long.MIN_VALUE).isEqualTo(RejectionReason.OUT_OF_RANGE);
    }

    @Test
    void aClickOfNobodyKnownIsAnonymous() throws Rejection {
        GenericRecord record = full(EventStream.CLICK);
        record.put("customer_id", null);
        MappedEvent event = new EventMapper(EventStream.CLICK, record.getSchema()).map(record, EventMapper.NO_LATEST);
        assertThat(event.anonymous()).isTrue();
        assertThat(event.interaction().customerId()).isEqualTo("a-1");
    }

    @Test
    void anythingElseNeedsItsCustomer() {
        assertRefused(EventStream.CLICK, "customer_id", null).isEqualTo(RejectionReason.NO_CUSTOMER);
        assertRefused(EventStream.CLICK, "customer_id", "   ").isEqualTo(RejectionReason.NO_CUSTOMER);
        GenericRecord purchase = full(EventStream.PURCHASE);
        purchase.put("customer_id", null);
        assertThat(refusal(EventStream.PURCHASE, purchase, EventMapper.NO_LATEST))
                .isEqualTo(RejectionReason.NO_CUSTOMER);
    }

    @Test
    void aBlankEventIdIsRefused() {
        assertRefused(EventStream.SUPPORT, "event_id", " ").isEqualTo(RejectionReason.NO_EVENT_ID);
    }

    @Test
    void timesOutsideTheBelievedSpanAreRefused() throws Rejection {
        GenericRecord record = minimal(EventStream.CLICK);
        assertThat(refusal(EventStream.CLICK, record, EVENT_TIME - 1)).isEqualTo(RejectionReason.FUTURE);
        assertThat(new EventMapper(EventStream.CLICK, record.getSchema())
                        .map(record, EVENT_TIME)
                        .interaction()
                        .eventTime())
                .isEqualTo(EVENT_TIME);
        assertRefused(EventStream.CLICK, "event_time", 631_151_999_999L).isEqualTo(RejectionReason.BEFORE_FLOOR);
        assertRefused(EventStream.CLICK, "event_time", Long.MIN_VALUE).isEqualTo(RejectionReason.BEFORE_FLOOR);
        assertRefused(EventStream.CLICK, "event_time", Long.MAX_VALUE).isEqualTo(RejectionReason.FUTURE);
    }

    @Test
    void amountsKeepTheirValue() throws Rejection {
        assertThat(amount(decimal("0.1"))).isEqualTo(0.1);
        assertThat(amount(decimal("999999999999.9999"))).isEqualTo(999999999999.9999);
        assertThat(amount(ByteBuffer.wrap(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0})))
                .isEqualTo(0.0256);
        assertThat(amount(new BigDecimal("17.5"))).isEqualTo(17.5);
        assertThat(amount(decimal("0"))).isZero();
    }

    @Test
    void amountsThatAreNoneAreRefused() {
        assertRefused(EventStream.PURCHASE, "amount", decimal("-0.0001")).isEqualTo(RejectionReason.NEGATIVE_AMOUNT);
        assertRefused(EventStream.PURCHASE, "amount", decimal("1000000000000.0001"))
                .isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.PURCHASE, "amount", ByteBuffer.allocate(0)).isEqualTo(RejectionReason.MALFORMED);
        assertRefused(EventStream.PURCHASE, "amount", ByteBuffer.allocate(5000))
                .isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.PURCHASE, "amount", Double.NaN).isEqualTo(RejectionReason.NOT_A_NUMBER);
    }

    @Test
    void aCurrencyMustExist() {
        assertRefused(EventStream.PURCHASE, "currency", "EURO").isEqualTo(RejectionReason.UNKNOWN_CURRENCY);
        assertRefused(EventStream.PURCHASE, "currency", "XX1").isEqualTo(RejectionReason.UNKNOWN_CURRENCY);
    }

    @Test
    void promisesMustBeTimes() {
        assertRefused(EventStream.PURCHASE, "promised_at", Long.MIN_VALUE).isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.PURCHASE, "renews_at", Long.MAX_VALUE).isEqualTo(RejectionReason.OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "scale_min", "scale_max", "sentiment"})
    void numbersMustBeNumbers(String field) {
        assertRefused(EventStream.SUPPORT, field, Double.NaN).isEqualTo(RejectionReason.NOT_A_NUMBER);
        assertRefused(EventStream.SUPPORT, field, Double.NEGATIVE_INFINITY).isEqualTo(RejectionReason.NOT_A_NUMBER);
    }

    @Test
    void ratingsMustLieOnTheirDeclaredScale() {
        assertRefused(EventStream.SUPPORT, "score", 5.5).isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.SUPPORT, "scale_min", 5.0).isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.SUPPORT, "scale_max", null).isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.SUPPORT, "high_is_good", null).isEqualTo(RejectionReason.OUT_OF_RANGE);
        assertRefused(EventStream.SUPPORT, "sentiment", 1.01).isEqualTo(RejectionReason.OUT_OF_RANGE);
    }

    @Test
    void aScaleTooLongToMeasureIsNone() {
        GenericRecord record = full(EventStream.SUPPORT);
        record.put("scale_min", -Double.MAX_VALUE);
        record.put("scale_max", Double.MAX_VALUE);
        Rejection refused = catchThrowableOfType(Rejection.class, () -> map(EventStream.SUPPORT, record));
        assertThat(refused.reason()).isEqualTo(RejectionReason.OUT_OF_RANGE);
    }

    @Test
    void onlyNetPromoterScoresHaveAScaleByDefinition() throws Rejection {
        GenericRecord record = minimal(EventStream.SUPPORT);
        record.put("survey", "NPS");
        record.put("score", 9.0);
        Support rated = (Support) map(EventStream.SUPPORT, record);
        assertThat(rated.scaleMin()).isZero();
        assertThat(rated.scaleMax()).isEqualTo(10);
        assertThat(rated.highIsGood()).isTrue();
        record.put("survey", "CSAT");
        assertThat(refusal(EventStream.SUPPORT, record, EventMapper.NO_LATEST)).isEqualTo(RejectionReason.OUT_OF_RANGE);
    }

    @Test
    void aRatingWithoutQuestionIsOneOfAnUnknownKind() throws Rejection {
        GenericRecord record = full(EventStream.SUPPORT);
        record.put("survey", null);
        assertThat(((Support) map(EventStream.SUPPORT, record)).survey()).isEqualTo(SurveyKind.OTHER);
    }

    @Test
    void oversizedTextIsRefused() {
        assertRefused(EventStream.CLICK, "customer_id", "x".repeat(257)).isEqualTo(RejectionReason.OVERSIZE);
        assertRefused(EventStream.CLICK, "customer_id", "\u00e9".repeat(129)).isEqualTo(RejectionReason.OVERSIZE);
        assertRefused(EventStream.CLICK, "event_id", new Utf8("x".repeat(257))).isEqualTo(RejectionReason.OVERSIZE);
        assertRefused(EventStream.CLICK, "page", "x".repeat(4097)).isEqualTo(RejectionReason.OVERSIZE);
    }

    @Test
    void aSchemaWithoutOurFieldsIsNoInputSchema() {
        Schema stranger = Schema.createRecord("Stranger", null, "test", false, List.of());
        assertThat(catchThrowable(() -> new EventMapper(EventStream.CLICK, stranger)))
                .hasMessage("schema test.Stranger has no field event_id");
    }

    private static double amount(Object value) throws Rejection {
        GenericRecord record = minimal(EventStream.PURCHASE);
        record.put("amount", value);
        return ((Purchase) map(EventStream.PURCHASE, record)).amount();
    }

    private static AbstractComparableAssert<?, RejectionReason> assertRefused(
            EventStream stream, String field, Object value) {
        GenericRecord record = stream == EventStream.CLICK ? minimal(stream) : full(stream);
        record.put(field, value);
        return assertThat(refusal(stream, record, EventMapper.NO_LATEST)).as("%s = %s", field, value);
    }

    private static RejectionReason refusal(EventStream stream, GenericRecord record, long latest) {
        EventMapper mapper = new EventMapper(stream, record.getSchema());
        return catchThrowableOfType(Rejection.class, () -> mapper.map(record, latest))
                .reason();
    }

    private static Interaction map(EventStream stream, GenericRecord record) throws Rejection {
        return new EventMapper(stream, record.getSchema())
                .map(record, EventMapper.NO_LATEST)
                .interaction();
    }
}
