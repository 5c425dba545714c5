package dev.attune.intake.files;

import dev.attune.domain.event.EventStream;
import dev.attune.intake.files.EventFilesSettings.EventFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** How a split lies in a checkpoint. */
final class EventFilesSplitSerializer implements SimpleVersionedSerializer<EventFilesSplit> {

    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(EventFilesSplit split) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(split, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Override
    public EventFilesSplit deserialize(int version, byte[] bytes) throws IOException {
        return read(version, new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static void write(EventFilesSplit split, DataOutputStream out) throws IOException {
        EventFilesSettings settings = split.settings();
        out.writeInt(settings.files().size());
        for (EventFile file : settings.files()) {
            out.writeUTF(file.stream().name());
            out.writeUTF(file.path());
        }
        Long asOf = settings.asOf();
        out.writeBoolean(settings.skipBad());
        out.writeInt(settings.problemLimit());
        out.writeBoolean(asOf != null);
        out.writeLong(asOf == null ? 0 : asOf);
        out.writeInt(split.position());
    }

    private static EventFilesSplit read(int version, DataInputStream in) throws IOException {
        if (version != VERSION) {
            throw new IOException("split version must be " + VERSION + ", but was " + version);
        }
        int count = in.readInt();
        List<EventFile> files = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            files.add(new EventFile(EventStream.valueOf(in.readUTF()), in.readUTF()));
        }
        boolean skipBad = in.readBoolean();
        int problemLimit = in.readInt();
        boolean bounded = in.readBoolean();
        long asOf = in.readLong();
        return new EventFilesSplit(
                new EventFilesSettings(files, skipBad, problemLimit, bounded ? asOf : null), in.readInt());
    }

    /** How the splits not yet given out lie in a checkpoint. */
    static final class OfMany implements SimpleVersionedSerializer<Collection<EventFilesSplit>> {

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(Collection<EventFilesSplit> splits) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(splits.size());
            for (EventFilesSplit split : splits) {
                write(split, out);
            }
            return bytes.toByteArray();
        }

        @Override
        public Collection<EventFilesSplit> deserialize(int version, byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            int count = in.readInt();
            List<EventFilesSplit> splits = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                splits.add(read(version, in));
            }
            return splits;
        }
    }
}
