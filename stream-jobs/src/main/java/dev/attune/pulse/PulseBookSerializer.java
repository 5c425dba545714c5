package dev.attune.pulse;

import dev.attune.domain.pulse.PulseBook;
import dev.attune.state.LayoutSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The state's bytes: the book in its own versioned layout, so that the serializer itself never changes. */
public final class PulseBookSerializer extends LayoutSerializer<PulseBook> {

    private static final long serialVersionUID = 1L;

    static final PulseBookSerializer INSTANCE = new PulseBookSerializer();

    @Override
    public PulseBook createInstance() {
        return new PulseBook();
    }

    @Override
    public PulseBook copy(PulseBook from) {
        return from.copy();
    }

    @Override
    public void serialize(PulseBook book, DataOutputView target) throws IOException {
        book.write(target);
    }

    @Override
    public PulseBook deserialize(DataInputView source) throws IOException {
        return PulseBook.read(source);
    }

    @Override
    public TypeSerializerSnapshot<PulseBook> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into savepoints by class name: never move or rename. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<PulseBook> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
