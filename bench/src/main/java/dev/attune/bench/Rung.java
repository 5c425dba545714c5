package dev.attune.bench;

import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.delivery.OutboundSinks;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeSettings;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.decode.SystemRegistryClock;
import dev.attune.intake.source.EventTimeStrategy;
import dev.attune.intake.source.IntakeDeserializationSchema;
import dev.attune.job.JobSettings;
import dev.attune.settings.OptionValues;
import dev.attune.topology.CustomerExperienceTopology;
import dev.attune.topology.Sources;
import dev.attune.topology.Told;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One step of the ladder: each does what the one before does, and one thing more. */
enum Rung {
    RAW_CONSUMER("raw consumer, one thread") {
        @Override
        long run(String bootstrap, int parallelism, int attempt) {
            consumeAll(bootstrap);
            return System.nanoTime();
        }
    },
    SOURCE("Flink source, discard") {
        @Override
        long run(String bootstrap, int parallelism, int attempt) throws Exception {
            StreamExecutionEnvironment env = environment(parallelism, "hashmap");
            KafkaSource<byte[]> source = KafkaSource.<byte[]>builder()
                    .setBootstrapServers(bootstrap)
                    .setTopics(INPUTS)
                    .setStartingOffsets(OffsetsInitializer.earliest())
                    .setBounded(OffsetsInitializer.latest())
                    .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
                    .build();
            env.fromSource(source, WatermarkStrategy.noWatermarks(), "source")
                    .uid("source")
                    .transform("stopwatch", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, new Stopwatch<>())
                    .uid("stopwatch")
                    .sinkTo(new DiscardingSink<>())
                    .uid("discard");
            return execute(env, name());
        }
    },
    DECODE("+ decode and validate") {
        @Override
        long run(String bootstrap, int parallelism, int attempt) throws Exception {
            StreamExecutionEnvironment env = environment(parallelism, "hashmap");
            env.fromSource(intake(bootstrap), time(), "source")
                    .uid("source")
                    .transform("stopwatch", IntakeTypes.INTAKE_RECORD, new Stopwatch<>())
                    .uid("stopwatch")
                    .sinkTo(new DiscardingSink<>())
                    .uid("discard");
            return execute(env, name());
        }
    },
    FULL_HEAP("full job, heap, exactly once") {
        @Override
        long run(String bootstrap, int parallelism, int attempt) throws Exception {
            return fullJob(environment(parallelism, "hashmap"), bootstrap, name() + attempt);
        }
    },
    FULL_ROCKSDB("full job, RocksDB, exactly once") {
        @Override
        long run(String bootstrap, int parallelism, int attempt) throws Exception {
            return fullJob(environment(parallelism, "rocksdb"), bootstrap, name() + attempt);
        }
    };

    private static final List<String> INPUTS =
            List.of(Topic.CLICKSTREAM.topicName(), Topic.PURCHASE.topicName(), Topic.SUPPORT.topicName());

    private final String title;

    Rung(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Reads every record there is, and returns {@link System#nanoTime()} of when the last was done with. */
    abstract long run(String bootstrap, int parallelism, int attempt) throws Exception;

    private static StreamExecutionEnvironment environment(int parallelism, String backend) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.MAX_PARALLELISM, 120);
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }

    private static KafkaSource<IntakeRecord> intake(String bootstrap) {
        IntakeDeserializationSchema schema = new IntakeDeserializationSchema(
                IntakeSettings.defaults(), new BenchRegistry(), new SystemRegistryClock());
        return Sources.kafka(bootstrap, "ladder", Map.of(), schema)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .build();
    }

    private static EventTimeStrategy time() {
        return new EventTimeStrategy(Duration.ofSeconds(2), Duration.ofSeconds(30));
    }

    private static long execute(StreamExecutionEnvironment env, String name) throws Exception {
        env.execute(name);
        return Stopwatch.ended();
    }

    private static long fullJob(StreamExecutionEnvironment env, String bootstrap, String prefix) throws Exception {
        JobSettings settings = JobSettings.of(OptionValues.of(
                Map.of("kafka.bootstrap-servers", bootstrap, "delivery.transactional-id-prefix", prefix)));
        Told told = CustomerExperienceTopology.define(env, intake(bootstrap), time(), settings.customer(false));
        Told timed = new Told(
                told.outputs()
                        .transform("stopwatch", CustomerOutput.TYPE, new Stopwatch<>())
                        .uid("stopwatch"),
                told.rejected(),
                told.finals());
        CustomerExperienceTopology.deliver(
                CustomerExperienceTopology.address(timed, new BenchRegistry(), settings.delivery()),
                OutboundSinks.kafka(settings.delivery()));
        return execute(env, prefix);
    }

    private static void consumeAll(String bootstrap) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = INPUTS.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long left = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            while (left > 0) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    left -= record.value() == null ? 0 : 1;
                }
            }
        }
    }
}
