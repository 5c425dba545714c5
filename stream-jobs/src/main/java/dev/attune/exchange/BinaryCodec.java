package dev.attune.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/** The compact binary form of an immutable type that crosses between operators of one job version. */
public interface BinaryCodec<T> extends Serializable {

    void write(T value, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;
}
