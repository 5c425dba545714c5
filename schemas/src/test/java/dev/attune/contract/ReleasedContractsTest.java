package dev.attune.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every released version of every record against the current one, by rule and by bytes. */
class ReleasedContractsTest {
    private static final Path AVRO = Path.of("src/main/resources/avro");

    static List<String> records() throws IOException {
        try (Stream<Path> files = Files.list(AVRO)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".avsc"))
                    .map(name -> name.substring(0, name.length() - ".avsc".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyReleasedVersionIsCompatibleAtTheLevelOfItsTopic(String record) {
        Schema current = Contracts.current(record);
        assertThat(Contracts.released(record))
                .isNotEmpty()
                .allSatisfy(released -> assertThat(EvolutionRules.problems(released, current, levelOf(record)))
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyReleasedVersionDecodesToTheCurrentOne(String record) throws IOException {
        Schema current = Contracts.current(record);
        for (Schema released : Contracts.released(record)) {
            for (boolean full : new boolean[] {true, false}) {
                assertThat(read(released, current, ExampleRecords.bytes(released, full)))
                        .isNotNull();
                if (levelOf(record) == Compatibility.FULL_TRANSITIVE) {
                    assertThat(read(current, released, ExampleRecords.bytes(current, full)))
                            .isNotNull();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void examplesSurviveARoundTrip(String record) throws IOException {
        Schema schema = Contracts.current(record);
        byte[] bytes = ExampleRecords.bytes(schema, true);
        Object decoded = read(schema, schema, bytes);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(again, null);
        new GenericDatumWriter<>(schema).write(decoded, encoder);
        encoder.flush();
        assertThat(again.toByteArray()).isEqualTo(bytes);
        assertThat(GenericData.get().validate(schema, decoded)).isTrue();
    }

    @Test
    void everyRecordHasATopicOrIsWhatPartnersSee() throws IOException {
        assertThat(records())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Topic.values()).map(Topic::record).distinct(), Stream.of("partner"))
                        .toList());
    }

    private static Compatibility levelOf(String record) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.record().equals(record))
                .map(Topic::compatibility)
                .findFirst()
                .orElse(Compatibility.FULL_TRANSITIVE);
    }

    private static Object read(Schema writer, Schema reader, byte[] bytes) throws IOException {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        Object value = new GenericDatumReader<>(writer, reader).read(null, decoder);
        assertThat(decoder.isEnd()).isTrue();
        return value;
    }
}
