package dev.attune.incident;

import dev.attune.domain.incident.SliceWatch;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The state's bytes: the watch in its own versioned layout, so that the serializer itself never changes. */
public final class SliceWatchSerializer extends TypeSerializerSingleton<SliceWatch> {

    private static final long serialVersionUID = 1L;

    static final SliceWatchSerializer INSTANCE = new SliceWatchSerializer();

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public SliceWatch createInstance() {
        return new SliceWatch("");
    }

    @Override
    public SliceWatch copy(SliceWatch from) {
        return from.copy();
    }

    @Override
    public SliceWatch copy(SliceWatch from, SliceWatch reuse) {
        return copy(from);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public void serialize(SliceWatch watch, DataOutputView target) throws IOException {
        watch.write(target);
    }

    @Override
    public SliceWatch deserialize(DataInputView source) throws IOException {
        return SliceWatch.read(source);
    }

    @Override
    public SliceWatch deserialize(SliceWatch reuse, DataInputView source) throws IOException {
        return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<SliceWatch> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into savepoints by class name: never move or rename. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SliceWatch> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
