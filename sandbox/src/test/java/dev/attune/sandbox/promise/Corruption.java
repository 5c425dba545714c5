package dev.attune.sandbox.promise;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Ways in which a record goes bad on its way, each made of a good one. */
enum Corruption {
    EMPTY(value -> new byte[0]),
    SHORT(value -> Arrays.copyOf(value, 3)),
    MAGIC(value -> with(value, 0, 7)),
    UNKNOWN_ID(value -> with(value, 1, 0x7f)),
    TRUNCATED(value -> Arrays.copyOf(value, value.length - 1)),
    HALVED(value -> Arrays.copyOf(value, 5 + (value.length - 5) / 2)),
    TRAILING(value -> Arrays.copyOf(value, value.length + 3)),
    LONG_TEXT(Corruption::longText),
    OVERSIZE(value -> Arrays.copyOf(value, 600_000)),
    /** And no heartbeat either. */
    NO_VALUE(value -> null);

    private final UnaryOperator<byte[]> way;

    Corruption(UnaryOperator<byte[]> way) {
        this.way = way;
    }

    ProducerRecord<byte[], byte[]> of(ProducerRecord<byte[], byte[]> good) {
        return new ProducerRecord<>(good.topic(), good.key(), way.apply(good.value()));
    }

    private static byte[] with(byte[] value, int at, int what) {
        byte[] changed = value.clone();
        changed[at] = (byte) what;
        return changed;
    }

    /** The first field claims two thousand million characters. */
    private static byte[] longText(byte[] value) {
        byte[] bomb = Arrays.copyOf(value, 10);
        byte[] length = {(byte) 0xea, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f};
        System.arraycopy(length, 0, bomb, 5, length.length);
        return bomb;
    }
}
