package dev.attune.gate;

import dev.attune.domain.gate.GateBook;
import dev.attune.state.LayoutSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The state's bytes: the book in its own versioned layout, so that the serializer itself never changes. */
public final class GateBookSerializer extends LayoutSerializer<GateBook> {

    private static final long serialVersionUID = 1L;

    static final GateBookSerializer INSTANCE = new GateBookSerializer();

    @Override
    public GateBook createInstance() {
        return new GateBook();
    }

    @Override
    public GateBook copy(GateBook from) {
        return new GateBook(from.waiting(), from.open());
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
