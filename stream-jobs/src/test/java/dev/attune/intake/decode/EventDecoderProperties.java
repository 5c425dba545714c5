package dev.attune.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.Rejection;
import dev.attune.intake.mapping.EventMapper;
import dev.attune.intake.mapping.EventRecords;
import dev.attune.intake.mapping.RandomEvents;
import dev.attune.waiting.RegistryPatience;
import dev.attune.waiting.TestingRegistryClock;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class EventDecoderProperties {

    private static final int SEEDS = 6_000;
    private static final int ID = 1;

    @Test
    void whateverABadRecordHoldsTheNextOneDecodesExactly() throws Exception {
        for (EventStream stream : EventStream.values()) {
            EventDecoder decoder = decoder(stream);
            EventMapper mapper = new EventMapper(stream, EventRecords.schema(stream));
            for (long seed = 0; seed < SEEDS; seed++) {
                GenericRecord record = new RandomEvents(seed).next(stream);
                byte[] good = Wire.value(ID, record);
                refuseOrRead(decoder, mapper, spoiled(good, new Random(seed)));
                Interaction expected = mapper.map(record, EventMapper.NO_LATEST).interaction();
                assertThat(mapper.map(decoder.decode(good), EventMapper.NO_LATEST)
                                .interaction())
                        .as("%s after a bad record, seed %d", stream, seed)
                        .isEqualTo(expected);
            }
        }
    }

    /** Nothing but a refusal may come out; what was spoiled into another valid record may pass. */
    private static void refuseOrRead(EventDecoder decoder, EventMapper mapper, byte[] value) throws IOException {
        try {
            assertThat(mapper.map(decoder.decode(value), EventMapper.NO_LATEST).interaction())
                    .isNotNull();
        } catch (Rejection refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static byte[] spoiled(byte[] good, Random random) {
        byte[] bad = good.clone();
        int changes = 1 + random.nextInt(8);
        for (int i = 0; i < changes; i++) {
            bad = spoiledOnce(bad, random);
        }
        return bad;
    }

    private static byte[] spoiledOnce(byte[] value, Random random) {
        if (value.length == 0) {
            return value;
        }
        int at = random.nextInt(value.length);
        byte[] changed = value.clone();
        switch (random.nextInt(5)) {
            case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> changed[at] = (byte) random.nextInt();
            case 2 -> changed = Arrays.copyOf(value, at);
            case 3 -> changed = Wire.append(value, random.nextInt(), random.nextInt());
            default -> Arrays.fill(changed, at, Math.min(value.length, at + 10), (byte) 0xFF);
        }
        return changed;
    }

    private static EventDecoder decoder(EventStream stream) {
        TestingSchemaRegistry registry =
                new TestingSchemaRegistry().with(ID, EventRecords.schema(stream).toString());
        WriterSchemas schemas =
                new WriterSchemas(registry, new RegistryPatience(new TestingRegistryClock()), Duration.ZERO);
        return new EventDecoder(EventRecords.schema(stream), schemas, 64 * 1024);
    }
}
