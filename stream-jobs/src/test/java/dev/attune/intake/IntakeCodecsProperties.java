package dev.attune.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.exchange.BinaryCodec;
import java.io.IOException;
import java.util.function.Function;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

class IntakeCodecsProperties {

    private static final int SEEDS = 200;

    /** An absent number is NaN, which equals itself here. */
    private static final RecursiveComparisonConfiguration FIELDS = RecursiveComparisonConfiguration.builder()
            .withEqualsForType(Double::equals, Double.class)
            .build();

    @Test
    void arrivalsComeBackAsTheyWere() throws Exception {
        assertComesBack(IntakeTypes.ARRIVAL, IntakeSamples::arrival);
    }

    @Test
    void rejectedRecordsComeBackAsTheyWere() throws Exception {
        assertComesBack(IntakeTypes.REJECTED, IntakeSamples::rejected);
    }

    @Test
    void everyExitComesBackAsItWas() throws Exception {
        assertComesBack(IntakeTypes.INTAKE_RECORD, samples -> new IntakeRecord.Rejected(samples.rejected()));
        assertComesBack(
                IntakeTypes.INTAKE_RECORD,
                samples -> new IntakeRecord.Anonymous(samples.click(), 17, samples.oddities()));
        assertComesBack(IntakeTypes.INTAKE_RECORD, samples -> new IntakeRecord.Control(-4));
        assertComesBack(IntakeTypes.INTAKE_RECORD, samples -> new IntakeRecord.Skipped(1L << 40));
    }

    @Test
    void anAcceptedRecordCanStillTellItsRawBytes() throws Exception {
        BinaryCodec<IntakeRecord> codec = new IntakeRecordCodec();
        for (long seed = 0; seed < SEEDS; seed++) {
            IntakeSamples samples = new IntakeSamples(seed);
            Arrival arrival = samples.arrival();
            RawRecord raw = samples.raw();
            DataOutputSerializer out = new DataOutputSerializer(64);
            codec.write(new IntakeRecord.Accepted(arrival, () -> raw, samples.oddities()), out);
            var read = (IntakeRecord.Accepted) codec.read(new DataInputDeserializer(out.getCopyOfBuffer()));
            assertThat(read.arrival())
                    .as("seed %d", seed)
                    .usingRecursiveComparison(FIELDS)
                    .isEqualTo(arrival);
            assertThat(read.raw().get())
                    .as("seed %d", seed)
                    .usingRecursiveComparison(FIELDS)
                    .isEqualTo(raw);
        }
    }

    private static <T> void assertComesBack(TypeInformation<T> type, Function<IntakeSamples, T> sample)
            throws Exception {
        TypeSerializer<T> serializer = travelled(type.createSerializer(new SerializerConfigImpl()));
        for (long seed = 0; seed < SEEDS; seed++) {
            T value = sample.apply(new IntakeSamples(seed));
            DataInputDeserializer in = new DataInputDeserializer(written(serializer, value));
            assertThat(serializer.deserialize(in))
                    .as("seed %d", seed)
                    .usingRecursiveComparison(FIELDS)
                    .isEqualTo(value);
            assertThat(in.available()).as("bytes left, seed %d", seed).isZero();
        }
    }

    private static <T> byte[] written(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    /** Flink ships serializers to the tasks. */
    private static <T> TypeSerializer<T> travelled(TypeSerializer<T> serializer) throws Exception {
        return InstantiationUtil.clone(serializer);
    }
}
