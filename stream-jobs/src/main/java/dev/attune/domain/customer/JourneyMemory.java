package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is remembered of a customer's way through our pages, so that several steps can be told as one signal. */
final class JourneyMemory {

    JourneyMemory copy() {
        return new JourneyMemory();
    }

    void write(DataOutput out) throws IOException {
        Packed.writeUnsigned(out, 0);
    }

    static JourneyMemory read(DataInput in) throws IOException {
        Packed.readCount(in, 0);
        return new JourneyMemory();
    }
}
