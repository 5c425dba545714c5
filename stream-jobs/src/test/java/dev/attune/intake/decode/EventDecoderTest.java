package dev.attune.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attune.contract.Contracts;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import dev.attune.intake.mapping.EventMapper;
import dev.attune.intake.mapping.EventRecords;
import dev.attune.waiting.RegistryPatience;
import dev.attune.waiting.TestingRegistryClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventDecoderTest {

    private static final int ID = 1;
    private static final int NEWER = 2;
    private static final int LIMIT = 64 * 1024;

    private final TestingSchemaRegistry registry = new TestingSchemaRegistry();

    @ParameterizedTest
    @EnumSource(EventStream.class)
    void aGoodRecordDecodesExactly(EventStream stream) throws Exception {
        assertDecodes(stream, decoder(stream), Wire.value(ID, EventRecords.full(stream)));
    }

    @ParameterizedTest
    @EnumSource(EventStream.class)
    void aRecordCutAtAnyByteIsRefusedAndTheNextIsNot(EventStream stream) throws Exception {
        EventDecoder decoder = decoder(stream);
        byte[] good = Wire.value(ID, EventRecords.full(stream));
        for (int length = 0; length < good.length; length++) {
            RejectionReason expected = length == 0
                    ? RejectionReason.EMPTY
                    : length < 5 ? RejectionReason.TOO_SHORT : RejectionReason.TRUNCATED;
            assertThat(refusal(decoder, Arrays.copyOf(good, length)))
                    .as("cut after %d of %d bytes", length, good.length)
                    .isEqualTo(expected);
            assertDecodes(stream, decoder, good);
        }
    }

    @ParameterizedTest
    @EnumSource(EventStream.class)
    void trailingBytesAreRefusedAndTheNextRecordIsNot(EventStream stream) throws Exception {
        EventDecoder decoder = decoder(stream);
        byte[] good = Wire.value(ID, EventRecords.full(stream));
        assertThat(refusal(decoder, Wire.append(good, 0))).isEqualTo(RejectionReason.TRAILING_BYTES);
        assertThat(refusal(decoder, Wire.append(good, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)))
                .isEqualTo(RejectionReason.TRAILING_BYTES);
        assertDecodes(stream, decoder, good);
    }

    @Test
    void theHeaderIsJudgedFirst() {
        EventDecoder decoder = decoder(EventStream.CLICK);
        byte[] good = Wire.value(ID, EventRecords.full(EventStream.CLICK));
        byte[] wrongMagic = good.clone();
        wrongMagic[0] = 1;
        assertThat(refusal(decoder, wrongMagic)).isEqualTo(RejectionReason.WRONG_MAGIC);
        assertThat(refusal(decoder, new byte[] {'{', '}'})).isEqualTo(RejectionReason.WRONG_MAGIC);
        assertThat(refusal(decoder, Wire.value(99))).isEqualTo(RejectionReason.UNKNOWN_SCHEMA_ID);
        assertThat(refusal(decoder, Wire.value(-1))).isEqualTo(RejectionReason.UNKNOWN_SCHEMA_ID);
        assertThat(refusal(decoder, new byte[LIMIT + 1])).isEqualTo(RejectionReason.OVERSIZE);
    }

    @Test
    void theSchemaIdIsReadWhereThereIsOne() {
        assertThat(EventDecoder.schemaId(Wire.value(0x01020304))).isEqualTo(0x01020304);
        assertThat(EventDecoder.schemaId(new byte[4])).isNull();
        assertThat(EventDecoder.schemaId(new byte[] {1, 0, 0, 0, 1})).isNull();
        assertThat(EventDecoder.schemaId(null)).isNull();
    }

    @Test
    void whateverIsWrongWithAWriterIsRefusedForGood() {
        EventDecoder decoder = decoder(EventStream.CLICK);
        registry.with(10, "no schema at all").with(11, "\"string\"");
        registry.with(12, EventRecords.schema(EventStream.PURCHASE).toString());
        registry.with(
                13,
                "{\"type\":\"record\",\"name\":\"Click\",\"namespace\":\"dev.attune.v1\",\"fields\":["
                        + "{\"name\":\"next\",\"type\":[\"null\",\"Click\"]}]}");
        registry.with(14, "{\"type\":\"array\",\"items\":".repeat(20_000) + "\"int\"" + "}".repeat(20_000));
        for (int round = 0; round < 2; round++) {
            assertThat(refusal(decoder, Wire.value(10))).isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
            assertThat(refusal(decoder, Wire.value(11))).isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
            assertThat(refusal(decoder, Wire.value(12))).isEqualTo(RejectionReason.INCOMPATIBLE_SCHEMA);
            assertThat(refusal(decoder, Wire.value(13))).isEqualTo(RejectionReason.RECURSIVE_SCHEMA);
            assertThat(refusal(decoder, Wire.value(14)))
                    .isIn(RejectionReason.INCOMPATIBLE_SCHEMA, RejectionReason.LIMIT_EXCEEDED);
        }
        assertThat(registry.questions()).isEqualTo(5);
    }

    /** Which of the two depends on whether something else in this JVM loaded Avro before its limits were set. */
    @Test
    void aStringThatClaimsTwoGigabytesIsRefused() throws Exception {
        EventDecoder decoder = decoder(EventStream.CLICK);
        assertThat(refusal(decoder, Wire.value(ID, 0xEC, 0xFF, 0xFF, 0xFF, 0x0F)))
                .isIn(RejectionReason.LIMIT_EXCEEDED, RejectionReason.TRUNCATED);
        assertThat(refusal(decoder, Wire.value(ID, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01)))
                .isEqualTo(RejectionReason.MALFORMED);
        assertDecodes(EventStream.CLICK, decoder, Wire.value(ID, EventRecords.full(EventStream.CLICK)));
    }

    @Test
    void collectionsThatClaimBillionsOfItemsAreRefused() throws Exception {
        EventDecoder decoder = decoder(EventStream.CLICK);
        String[] bombs = {
            "{\"type\":\"array\",\"items\":\"null\"}",
            "{\"type\":\"array\",\"items\":\"string\"}",
            "{\"type\":\"map\",\"values\":\"null\"}"
        };
        for (int i = 0; i < bombs.length; i++) {
            GenericRecord newer = newer(EventStream.CLICK, "\"bomb\",\"type\":" + bombs[i]);
            registry.with(20 + i, newer.getSchema().toString());
            byte[] withoutBomb = Wire.value(20 + i, filled(newer, i == 2 ? Map.of() : List.of()));
            byte[] start = Arrays.copyOf(withoutBomb, withoutBomb.length - 1);
            assertThat(refusal(decoder, Wire.append(start, 0xEC, 0xFF, 0xFF, 0xFF, 0x0F)))
                    .as(bombs[i])
                    .isIn(RejectionReason.LIMIT_EXCEEDED, RejectionReason.TRUNCATED);
            assertDecodes(EventStream.CLICK, decoder, withoutBomb);
        }
    }

    @ParameterizedTest
    @EnumSource(EventStream.class)
    void everyReleasedVersionAndANewerOneDecode(EventStream stream) throws Exception {
        EventDecoder decoder = decoder(stream);
        int id = 30;
        for (Schema released : Contracts.released(EventRecords.topic(stream).record())) {
            registry.with(id, released.toString());
            GenericRecord record = copy(EventRecords.full(stream), released);
            assertDecodes(stream, decoder, Wire.value(id++, record));
        }
        GenericRecord newer = newer(stream, "\"mood\",\"type\":[\"null\",\"string\"],\"default\":null");
        registry.with(NEWER, newer.getSchema().toString());
        assertDecodes(stream, decoder, Wire.value(NEWER, filled(newer, "cheerful")));
    }

    @Test
    void anUnknownSymbolOfANewerWriterIsOther() throws Exception {
        Schema newer = new Schema.Parser()
                .parse(EventRecords.schema(EventStream.CLICK).toString().replace("\"REACTION\"", "\"DREAM\""));
        registry.with(NEWER, newer.toString());
        GenericRecord record = copy(EventRecords.minimal(EventStream.CLICK), newer);
        record.put("kind", new GenericData.EnumSymbol(newer.getField("kind").schema(), "DREAM"));
        assertThat(decoder(EventStream.CLICK)
                        .decode(Wire.value(NEWER, record))
                        .get(newer.getField("kind").pos()))
                .hasToString("OTHER");
    }

    private EventDecoder decoder(EventStream stream) {
        registry.with(ID, EventRecords.schema(stream).toString());
        WriterSchemas schemas =
                new WriterSchemas(registry, new RegistryPatience(new TestingRegistryClock()), Duration.ZERO);
        return new EventDecoder(EventRecords.schema(stream), schemas, LIMIT);
    }

    private static void assertDecodes(EventStream stream, EventDecoder decoder, byte[] value) throws Exception {
        EventMapper mapper = new EventMapper(stream, EventRecords.schema(stream));
        assertThat(mapper.map(decoder.decode(value), EventMapper.NO_LATEST).interaction())
                .isEqualTo(mapper.map(EventRecords.full(stream), EventMapper.NO_LATEST)
                        .interaction());
    }

    private static RejectionReason refusal(EventDecoder decoder, byte[] value) {
        return catchThrowableOfType(Rejection.class, () -> decoder.decode(value))
                .reason();
    }

    /** A full record of a writer whose schema has one more field, the last. */
    private static GenericRecord newer(EventStream stream, String field) {
        String json = EventRecords.schema(stream).toString();
        String more = json.substring(0, json.lastIndexOf(']')) + ",{\"name\":" + field + "}]}";
        return copy(EventRecords.full(stream), new Schema.Parser().parse(more));
    }

    private static GenericRecord filled(GenericRecord record, Object last) {
        record.put(record.getSchema().getFields().size() - 1, last);
        return record;
    }

    private static GenericRecord copy(GenericRecord from, Schema schema) {
        GenericRecord to = new GenericData.Record(schema);
        for (Schema.Field field : from.getSchema().getFields()) {
            if (schema.getField(field.name()) != null) {
                to.put(field.name(), from.get(field.pos()));
            }
        }
        return to;
    }
}
