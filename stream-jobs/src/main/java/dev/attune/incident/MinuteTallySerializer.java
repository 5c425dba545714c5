package dev.attune.incident;

import dev.attune.domain.event.Channel;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.MinuteFigures;
import dev.attune.domain.incident.MinuteTally;
import dev.attune.state.LayoutSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Tallies that wait in state for their minute to end: a version of their own, the cell, and figures that carry theirs. Never
 * changed once made, so never copied.
 */
public final class MinuteTallySerializer extends LayoutSerializer<MinuteTally> {

    private static final long serialVersionUID = 1L;

    static final MinuteTallySerializer INSTANCE = new MinuteTallySerializer();

    private static final int VERSION = 1;
    private static final Cell NOWHERE = new Cell("", Channel.OTHER, null, null, null, null);

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public MinuteTally createInstance() {
        return new MinuteTally(NOWHERE, 0, new MinuteFigures());
    }

    @Override
    public MinuteTally copy(MinuteTally from) {
        return from;
    }

    @Override
    public void serialize(MinuteTally tally, DataOutputView target) throws IOException {
        target.writeByte(VERSION);
        tally.cell().write(target);
        target.writeLong(tally.minute());
        tally.figures().write(target);
    }

    @Override
    public MinuteTally deserialize(DataInputView source) throws IOException {
        int version = source.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("the layout of a tally must be version " + VERSION + ", but was " + version);
        }
        return new MinuteTally(Cell.read(source), source.readLong(), MinuteFigures.read(source));
    }

    @Override
    public TypeSerializerSnapshot<MinuteTally> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Written into savepoints by class name: never move or rename. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<MinuteTally> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
