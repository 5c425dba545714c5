package dev.attune.bench;

import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.delivery.OutboundSinks;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeSettings;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.source.EventTimeStrategy;
import dev.attune.intake.source.IntakeDeserializationSchema;
import dev.attune.job.JobSettings;
import dev.attune.settings.OptionValues;
import dev.attune.topology.CustomerExperienceTopology;
import dev.attune.topology.Sources;
import dev.attune.topology.Told;
import dev.attune.waiting.SystemRegistryClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One step of the ladder: each does what the one before does, and one thing more. */
enum Rung {
    RAW_CONSUMER("raw consumer, one thread") {
        @Override
        long run(Setting setting) {
            consumeAll(setting.bootstrap());
            return System.nanoTime();
        }
    },
    SOURCE("Flink source, discard") {
        @Override
        long run(Setting setting) throws Exception {
            StreamExecutionEnvironment env = environment(setting, "hashmap");
            KafkaSource<byte[]> source = KafkaSource.<byte[]>builder()
                    .setBootstrapServers(setting.bootstrap())
                    .setTopics(INPUTS)
                    .setStartingOffsets(OffsetsInitializer.earliest())
                    .setBounded(OffsetsInitializer.latest())
                    .setDeserializer(new BytesOnly())
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
        long run(Setting setting) throws Exception {
            StreamExecutionEnvironment env = environment(setting, "hashmap");
            env.fromSource(intake(setting.bootstrap()), time(), "source")
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
        long run(Setting setting) throws Exception {
            return fullJob(environment(setting, "hashmap"), setting);
        }
    },
    FULL_ROCKSDB("full job, RocksDB, exactly once") {
        @Override
        long run(Setting setting) throws Exception {
            return fullJob(environment(setting, "rocksdb"), setting);
        }
    };

    static final Duration OUT_OF_ORDERNESS = Duration.ofSeconds(2);

    /**
     * Where a rung runs.
     *
     * @param directory its checkpoints; its name is unlike that of any other run, and makes its transactions so
     */
    record Setting(String bootstrap, int parallelism, Path directory) {

        String name() {
            return directory.getFileName().toString();
        }

        JobSettings job() {
            return JobSettings.of(OptionValues.of(
                    Map.of("kafka.bootstrap-servers", bootstrap, "delivery.transactional-id-prefix", name())));
        }
    }

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
    abstract long run(Setting setting) throws Exception;

    private static StreamExecutionEnvironment environment(Setting setting, String backend) {
        Configuration configuration = setting.job().flink();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                setting.directory().toUri().toString());
        // A rung that fails must say so, not run again.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        return StreamExecutionEnvironment.createLocalEnvironment(setting.parallelism(), configuration);
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
        return new EventTimeStrategy(OUT_OF_ORDERNESS, Duration.ofSeconds(30));
    }

    private static long execute(StreamExecutionEnvironment env, String name) throws Exception {
        env.execute(name);
        return Stopwatch.ended();
    }

    private static long fullJob(StreamExecutionEnvironment env, Setting setting) throws Exception {
        JobSettings settings = setting.job();
        Told told =
                CustomerExperienceTopology.define(env, intake(setting.bootstrap()), time(), settings.customer(false));
        Told timed = told.withOutputs(told.outputs()
                .transform("stopwatch", CustomerOutput.TYPE, new Stopwatch<>())
                .uid("stopwatch"));
        CustomerExperienceTopology.deliver(
                CustomerExperienceTopology.address(timed, new BenchRegistry(), settings.delivery()),
                OutboundSinks.kafka(settings.delivery()));
        return execute(env, setting.name());
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
                left -= consumer.poll(Duration.ofSeconds(1)).count();
            }
        }
    }

    /** The value as it is; heartbeats have none. */
    private static final class BytesOnly implements KafkaRecordDeserializationSchema<byte[]> {

        private static final long serialVersionUID = 1L;
        private static final byte[] NOTHING = {};

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<byte[]> out) {
            out.collect(record.value() == null ? NOTHING : record.value());
        }

        @Override
        public TypeInformation<byte[]> getProducedType() {
            return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
        }
    }
}
