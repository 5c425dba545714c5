package dev.attune.bench;

import dev.attune.contract.Topic;
import dev.attune.delivery.AvroEncoder;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeSettings;
import dev.attune.intake.files.EventFiles;
import dev.attune.intake.files.EventRecords;
import dev.attune.intake.mapping.MappedEvent;
import dev.attune.intake.source.IntakeDeserializationSchema;
import dev.attune.waiting.SystemRegistryClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What intake does with one record of the log: decode, map, validate. Run with {@code -prof gc} for bytes per record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecodeBenchmark {

    private static final int RECORDS = 1_000;

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<IntakeRecord> decoded = new ArrayList<>(1);
    private final IntakeDeserializationSchema intake =
            new IntakeDeserializationSchema(IntakeSettings.defaults(), new BenchRegistry(), new SystemRegistryClock());
    private int next;

    @Setup
    public void prepare() {
        intake.open(new Unregistered());
        Workload workload = new Workload(1, 100, 100);
        for (int i = 0; i < RECORDS; i++) {
            records.add(record(workload.next(), i));
        }
    }

    @Benchmark
    public IntakeRecord decode() throws IOException {
        decoded.clear();
        intake.deserialize(records.get(next), new ListCollector<>(decoded));
        next = (next + 1) % RECORDS;
        return decoded.get(0);
    }

    private static ConsumerRecord<byte[], byte[]> record(Interaction interaction, int offset) {
        Topic topic = EventFiles.topic(interaction.stream());
        byte[] value = new AvroEncoder(topic.schema(), new BenchRegistry().idOf(topic))
                .encode(EventRecords.of(interaction.stream()).record(new MappedEvent(interaction, false)));
        return new ConsumerRecord<>(
                topic.topicName(),
                0,
                offset,
                interaction.eventTime(),
                TimestampType.LOG_APPEND_TIME,
                ConsumerRecord.NULL_SIZE,
                value.length,
                interaction.customerId().getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    /** Nobody reads the metrics of a benchmark. */
    private static final class Unregistered implements InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new UnsupportedOperationException("intake loads no classes of the user");
        }
    }
}
