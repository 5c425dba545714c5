package dev.attune.control.source;

import dev.attune.control.ControlRecord;
import dev.attune.control.ControlRecordCodec;
import dev.attune.intake.decode.WriterSchemas;
import dev.attune.registry.RegistrySource;
import dev.attune.telemetry.Metrics;
import dev.attune.waiting.RegistryClock;
import dev.attune.waiting.RegistryPatience;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Turns every record of the control topics that has a value into one {@link ControlRecord}, inside the source. */
public final class ControlDeserializationSchema implements KafkaRecordDeserializationSchema<ControlRecord> {

    private static final long serialVersionUID = 1L;

    private final RegistrySource registry;
    private final RegistryClock clock;
    private final Duration unknownSchemaGrace;
    private transient @Nullable ControlDecoder decoder;

    public ControlDeserializationSchema(RegistrySource registry, RegistryClock clock, Duration unknownSchemaGrace) {
        this.registry = registry;
        this.clock = clock;
        this.unknownSchemaGrace = unknownSchemaGrace;
    }

    @Override
    public void open(InitializationContext context) {
        RegistryPatience patience = new RegistryPatience(clock);
        patience.expose(context.getMetricGroup().addGroup(Metrics.GROUP));
        decoder = new ControlDecoder(new WriterSchemas(registry.open(), patience, unknownSchemaGrace));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ControlRecord> out) throws IOException {
        if (decoder == null) {
            throw new IllegalStateException("control must be opened before it reads");
        }
        ControlRecord read = decoder.decode(record);
        if (read != null) {
            out.collect(read);
        }
    }

    @Override
    public TypeInformation<ControlRecord> getProducedType() {
        return ControlRecordCodec.TYPE;
    }
}
