package dev.attune.incident;

import dev.attune.domain.incident.TouchpointBook;
import dev.attune.state.LayoutSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The state's bytes: the book in its own versioned layout, so that the serializer itself never changes. */
public final class TouchpointBookSerializer extends LayoutSerializer<TouchpointBook> {

    private static final long serialVersionUID = 1L;

    static final TouchpointBookSerializer INSTANCE = new TouchpointBookSerializer();

    private static final int USUAL_BYTES = 1 << 14;

    @Override
    public TouchpointBook createInstance() {
        return new TouchpointBook();
    }

    /** By its bytes: once a checkpoint and touchpoint, so rare. */
    @Override
    public TouchpointBook copy(TouchpointBook from) {
        try {
            DataOutputSerializer bytes = new DataOutputSerializer(USUAL_BYTES);
            from.write(bytes);
            return TouchpointBook.read(new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void serialize(TouchpointBook book, DataOutputView target) throws IOException {
        book.write(target);
    }

    @Override
    public TouchpointBook deserialize(DataInputView source) throws IOException {
        return TouchpointBook.read(source);
    }

    @Override
    public TypeSerializerSnapshot<TouchpointBook> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into savepoints by class name: never move or rename. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<TouchpointBook> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
