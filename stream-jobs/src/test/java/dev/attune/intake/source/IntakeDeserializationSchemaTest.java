package dev.attune.intake.source;

import static dev.attune.intake.mapping.EventRecords.EVENT_TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.contract.Topic;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.Arrival;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeSettings;
import dev.attune.intake.RawRecord;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import dev.attune.intake.decode.TestingSchemaRegistry;
import dev.attune.intake.decode.Wire;
import dev.attune.intake.mapping.EventMapper;
import dev.attune.intake.mapping.EventRecords;
import dev.attune.waiting.TestingRegistryClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntakeDeserializationSchemaTest {

    private static final byte[] KEY = {'c', '-', '1'};
    private static final long SKEW = 300_000;

    private final RecordHeaders headers = new RecordHeaders();
    private long brokerTime = EVENT_TIME + 50;
    private TimestampType timestampType = TimestampType.LOG_APPEND_TIME;
    private IntakeDeserializationSchema intake;

    @BeforeEach
    void openAsFlinkDoes() throws Exception {
        intake = InstantiationUtil.clone(new IntakeDeserializationSchema(
                IntakeSettings.defaults(), IntakeDeserializationSchemaTest::registry, new TestingRegistryClock()));
        intake.open(new Context());
    }

    private static final class Context implements DeserializationSchema.InitializationContext {
        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new UnsupportedOperationException("not needed");
        }
    }

    @Test
    void closingItLetsGoOfTheRegistry() throws Exception {
        TestingSchemaRegistry registry = new TestingSchemaRegistry();
        IntakeDeserializationSchema own =
                new IntakeDeserializationSchema(IntakeSettings.defaults(), () -> registry, new TestingRegistryClock());
        own.close();
        own.open(new Context());
        assertThat(registry.isClosed()).isFalse();
        own.close();
        assertThat(registry.isClosed()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(EventStream.class)
    void aGoodRecordIsOnItsWayToItsCustomer(EventStream stream) throws Exception {
        headers.add("traceparent", "00-trace".getBytes(StandardCharsets.US_ASCII));
        GenericRecord event = EventRecords.full(stream);
        byte[] value = Wire.value(stream.ordinal(), event);
        var accepted = (IntakeRecord.Accepted) read(EventRecords.topic(stream), value);
        assertThat(accepted.arrival())
                .isEqualTo(new Arrival(
                        new EventMapper(stream, event.getSchema())
                                .map(event, EventMapper.NO_LATEST)
                                .interaction(),
                        brokerTime,
                        "00-trace",
                        null));
        assertThat(accepted.raw().get())
                .usingRecursiveComparison()
                .isEqualTo(new RawRecord(
                        EventRecords.topic(stream).topicName(),
                        3,
                        77,
                        brokerTime,
                        KEY,
                        value,
                        List.of(new RawRecord.Header("traceparent", "00-trace".getBytes(StandardCharsets.US_ASCII)))));
    }

    @Test
    void aClickOfNobodyKnownLeavesByItsOwnExit() throws Exception {
        GenericRecord event = EventRecords.full(EventStream.CLICK);
        event.put("customer_id", null);
        var anonymous = (IntakeRecord.Anonymous) read(Topic.CLICKSTREAM, Wire.value(0, event));
        assertThat(anonymous.click().customerId()).isEqualTo("a-1");
        assertThat(anonymous.brokerTime()).isEqualTo(brokerTime);
    }

    @Test
    void aHeartbeatMovesTheClock() throws Exception {
        headers.add(Heartbeat.HEADER, Heartbeat.headerValue(EVENT_TIME));
        assertThat(read(Topic.PURCHASE, null)).isEqualTo(new IntakeRecord.Control(EVENT_TIME));
    }

    @Test
    void aHeartbeatFromTheFutureDoesNot() throws Exception {
        headers.add(Heartbeat.HEADER, Heartbeat.headerValue(brokerTime + SKEW + 1));
        assertRejected(read(Topic.PURCHASE, null), RejectionReason.FUTURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "1e9", "99999999999999999999999", "9999999999999999999"})
    void aHeartbeatWithoutANumberIsRefused(String header) throws Exception {
        headers.add(Heartbeat.HEADER, header.getBytes(StandardCharsets.UTF_8));
        assertRejected(read(Topic.PURCHASE, null), RejectionReason.MALFORMED);
    }

    @Test
    void noValueAndNoHeartbeatIsEmpty() throws Exception {
        assertRejected(read(Topic.SUPPORT, null), RejectionReason.EMPTY);
    }

    @Test
    void aRefusedRecordKeepsItsBytesAndItsSchemaId() throws Exception {
        byte[] trailing = Wire.append(Wire.value(1, EventRecords.full(EventStream.PURCHASE)), 0);
        RejectedRecord rejected = assertRejected(read(Topic.PURCHASE, trailing), RejectionReason.TRAILING_BYTES);
        assertThat(rejected.schemaId()).isEqualTo(1);
        assertThat(rejected.raw().value()).isSameAs(trailing);
        assertThat(rejected.raw().key()).isSameAs(KEY);
        assertThat(rejected.raw().offset()).isEqualTo(77);
    }

    @Test
    void theRecordOfAnotherTopicIsRefused() throws Exception {
        byte[] click = Wire.value(0, EventRecords.full(EventStream.CLICK));
        assertRejected(read(Topic.SUPPORT, click), RejectionReason.INCOMPATIBLE_SCHEMA);
    }

    @Test
    void theFutureIsJudgedByTheBrokersClockOnly() throws Exception {
        byte[] click = Wire.value(0, EventRecords.full(EventStream.CLICK));
        brokerTime = EVENT_TIME - SKEW;
        assertThat(read(Topic.CLICKSTREAM, click)).isInstanceOf(IntakeRecord.Accepted.class);
        brokerTime = EVENT_TIME - SKEW - 1;
        assertRejected(read(Topic.CLICKSTREAM, click), RejectionReason.FUTURE);
        timestampType = TimestampType.CREATE_TIME;
        assertThat(read(Topic.CLICKSTREAM, click)).isInstanceOf(IntakeRecord.Accepted.class);
    }

    @Test
    void recordsThatWereGoneAreToldBeforeTheOneThatFollowsThem() throws Exception {
        headers.add(Heartbeat.HEADER, Heartbeat.headerValue(EVENT_TIME));
        intake.startAt(new TopicPartition(Topic.PURCHASE.topicName(), 3), 70, 75);
        List<IntakeRecord> read = new ArrayList<>();
        intake.deserialize(record(Topic.PURCHASE, null), new ListCollector<>(read));
        assertThat(read).containsExactly(new IntakeRecord.Skipped(5), new IntakeRecord.Control(EVENT_TIME));
    }

    @Test
    void aTopicThatIsNoInputIsAWiringFault() {
        assertThatThrownBy(() -> read(Topic.REJECTED, new byte[0]))
                .hasMessage("intake must be opened for topic cx.rejected.v1");
    }

    private static RejectedRecord assertRejected(IntakeRecord record, RejectionReason reason) {
        RejectedRecord rejected = ((IntakeRecord.Rejected) record).rejected();
        assertThat(rejected.reason()).isEqualTo(reason);
        return rejected;
    }

    private IntakeRecord read(Topic topic, byte[] value) throws Exception {
        List<IntakeRecord> read = new ArrayList<>();
        intake.deserialize(record(topic, value), new ListCollector<>(read));
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private ConsumerRecord<byte[], byte[]> record(Topic topic, byte[] value) {
        return new ConsumerRecord<>(
                topic.topicName(),
                3,
                77,
                brokerTime,
                timestampType,
                KEY.length,
                value == null ? -1 : value.length,
                KEY,
                value,
                headers,
                Optional.empty());
    }

    /** Schema ids are the ordinals of the streams. */
    private static TestingSchemaRegistry registry() {
        TestingSchemaRegistry registry = new TestingSchemaRegistry();
        for (EventStream stream : EventStream.values()) {
            registry.with(stream.ordinal(), EventRecords.schema(stream).toString());
        }
        return registry;
    }
}
