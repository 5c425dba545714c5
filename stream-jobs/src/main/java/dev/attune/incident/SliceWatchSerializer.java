package dev.attune.incident;

import dev.attune.domain.incident.SliceWatch;
import dev.attune.state.LayoutSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The state's bytes: the watch in its own versioned layout, so that the serializer itself never changes. */
public final class SliceWatchSerializer extends LayoutSerializer<SliceWatch> {

    private static final long serialVersionUID = 1L;

    static final SliceWatchSerializer INSTANCE = new SliceWatchSerializer();

    @Override
    public SliceWatch createInstance() {
        return new SliceWatch("");
    }

    @Override
    public SliceWatch copy(SliceWatch from) {
        return from.copy();
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
