package dev.attune.gate;

import dev.attune.domain.gate.GateBook;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The state's bytes: the book in its own versioned layout, so that the serializer itself never changes. */
public final class GateBookSerializer extends TypeSerializerSingleton<GateBook> {

    private static final long serialVersionUID = 1L;

    static final GateBookSerializer INSTANCE = new GateBookSerializer();

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public GateBook createInstance() {
        return new GateBook();
    }

    @Override
    public GateBook copy(GateBook from) {
        return new GateBook(from.waiting(), from.open());
    }

    @Override
    public GateBook copy(GateBook from, GateBook reuse) {
        return new GateBook(from.waiting(), from.open());
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(GateBook book, DataOutputView target) throws IOException {
        GateBookLayout.write(book, target);
    }

    @Override
    public GateBook deserialize(DataInputView source) throws IOException {
        return GateBookLayout.read(source);
    }

    @Override
    public GateBook deserialize(GateBook reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<GateBook> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into savepoints by class name: never move or rename. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<GateBook> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
