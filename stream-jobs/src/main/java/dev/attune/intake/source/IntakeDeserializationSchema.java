package dev.attune.intake.source;

import dev.attune.contract.Topic;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.EventStream;
import dev.attune.intake.Arrival;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeSettings;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.Rejection;
import dev.attune.intake.decode.EventDecoder;
import dev.attune.intake.decode.WriterSchemas;
import dev.attune.intake.mapping.EventMapper;
import dev.attune.intake.mapping.EventTimeRule;
import dev.attune.intake.mapping.MappedEvent;
import dev.attune.registry.RegistrySource;
import dev.attune.telemetry.Metrics;
import dev.attune.waiting.RegistryClock;
import dev.attune.waiting.RegistryPatience;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Turns every record of the three input topics into exactly one {@link IntakeRecord}, with another before it where
 * records are missing. Inside the source, so that each
 * partition's clock sees validated event times only.
 */
public final class IntakeDeserializationSchema implements KafkaRecordDeserializationSchema<IntakeRecord> {

    private static final long serialVersionUID = 1L;

    private final IntakeSettings settings;
    private final RegistrySource registry;
    private final RegistryClock clock;
    private transient @Nullable Map<String, Lane> lanes;
    private transient @Nullable PartitionPositions positions;
    private transient @Nullable WriterSchemas schemas;

    /**
     * @param registry opens the registry where the task runs
     * @param clock what waiting for the registry goes by
     */
    public IntakeDeserializationSchema(IntakeSettings settings, RegistrySource registry, RegistryClock clock) {
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void open(InitializationContext context) {
        RegistryPatience patience = new RegistryPatience(clock);
        patience.expose(context.getMetricGroup().addGroup(Metrics.GROUP));
        schemas = new WriterSchemas(registry.open(), patience, settings.unknownSchemaGrace());
        positions = new PartitionPositions();
        lanes = Map.of(
                Topic.CLICKSTREAM.topicName(), lane(EventStream.CLICK, Topic.CLICKSTREAM, schemas),
                Topic.PURCHASE.topicName(), lane(EventStream.PURCHASE, Topic.PURCHASE, schemas),
                Topic.SUPPORT.topicName(), lane(EventStream.SUPPORT, Topic.SUPPORT, schemas));
    }

    /** Lets go of the registry. Flink closes no deserialization schema: its reader must. */
    void close() {
        if (schemas != null) {
            schemas.close();
        }
    }

    /** Reading goes on here: parameters as {@link PartitionPositions#startAt}. Once opened only. */
    void startAt(TopicPartition partition, long offset, long logStart) {
        positions().startAt(partition.topic(), partition.partition(), offset, logStart);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<IntakeRecord> out) throws IOException {
        long skipped = positions().skippedBefore(record.topic(), record.partition(), record.offset());
        if (skipped > 0) {
            out.collect(new IntakeRecord.Skipped(skipped));
        }
        out.collect(read(record));
    }

    @Override
    public TypeInformation<IntakeRecord> getProducedType() {
        return IntakeTypes.INTAKE_RECORD;
    }

    private Lane lane(EventStream stream, Topic topic, WriterSchemas schemas) {
        return new Lane(
                new EventDecoder(topic.schema(), schemas, settings.maximumPayloadBytes()),
                new EventMapper(stream, topic.schema()));
    }

    private IntakeRecord read(ConsumerRecord<byte[], byte[]> record) throws IOException {
        long latest = latest(record);
        try {
            byte @Nullable [] value = record.value();
            if (value == null) {
                return new IntakeRecord.Control(EventTimeRule.judged(Heartbeat.eventTime(record), latest));
            }
            return passed(record, laneOf(record.topic()).read(value, latest));
        } catch (Rejection refused) {
            return new IntakeRecord.Rejected(new RejectedRecord(
                    KafkaRecords.raw(record),
                    refused.reason(),
                    EventDecoder.schemaId(record.value()),
                    refused.field()));
        }
    }

    private static IntakeRecord passed(ConsumerRecord<byte[], byte[]> record, MappedEvent event) {
        if (event.anonymous()) {
            return new IntakeRecord.Anonymous((Click) event.interaction(), record.timestamp(), event.oddities());
        }
        Arrival arrival = new Arrival(event.interaction(), record.timestamp(), KafkaRecords.traceparent(record), null);
        return new IntakeRecord.Accepted(arrival, () -> KafkaRecords.raw(record), event.oddities());
    }

    private long latest(ConsumerRecord<byte[], byte[]> record) {
        boolean believed = record.timestampType() == TimestampType.LOG_APPEND_TIME || settings.trustCreateTime();
        return believed ? record.timestamp() + settings.clockSkew().toMillis() : EventMapper.NO_LATEST;
    }

    private PartitionPositions positions() {
        if (positions == null) {
            throw new IllegalStateException("intake must be opened before it reads");
        }
        return positions;
    }

    private Lane laneOf(String topic) {
        Lane lane = lanes == null ? null : lanes.get(topic);
        if (lane == null) {
            throw new IllegalStateException("intake must be opened for topic " + topic);
        }
        return lane;
    }

    /** How the records of one topic are read. */
    private record Lane(EventDecoder decoder, EventMapper mapper) {

        MappedEvent read(byte[] value, long latest) throws Rejection, IOException {
            return mapper.map(decoder.decode(value), latest);
        }
    }
}
