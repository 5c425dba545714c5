package dev.attune.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.delivery.AvroEncoder;
import dev.attune.delivery.RejectedMapper;
import dev.attune.intake.RawRecord;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import dev.attune.registry.InMemorySchemaRegistry;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

final class RecordDecoderTest {

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    private final RecordDecoder decoder = new RecordDecoder(registry);
    private final GenericRecord record = new RejectedMapper("1.2.3", 100_000)
            .map(new RejectedRecord(
                    new RawRecord("cx.purchase.v1", 0, 1, 2, null, new byte[] {7}, List.of()),
                    RejectionReason.EMPTY,
                    null));
    private final byte[] bytes = new AvroEncoder(
                    Topic.REJECTED.schema(),
                    registry.register(
                            Topic.REJECTED.subject(), Topic.REJECTED.schema().toString()))
            .encode(record);

    @Test
    void aRecordComesBackInOurSchema() {
        assertThat(decoder.decode(Topic.REJECTED, bytes))
                .hasValueSatisfying(read -> assertThat(read).hasToString(record.toString()));
    }

    @Test
    void whatIsNotARecordOfTheTopicIsPassedOverAndTheNextOneStillReads() {
        byte[] foreignId = bytes.clone();
        foreignId[4] = 99;
        byte[] wrongMagic = bytes.clone();
        wrongMagic[0] = 1;
        for (byte[] bad : List.of(
                new byte[0],
                new byte[5],
                wrongMagic,
                foreignId,
                Arrays.copyOf(bytes, bytes.length - 1),
                Arrays.copyOf(bytes, bytes.length + 1))) {
            assertThat(decoder.decode(Topic.REJECTED, bad)).isEmpty();
            assertThat(decoder.decode(Topic.REJECTED, bytes)).isPresent();
        }
    }
}
