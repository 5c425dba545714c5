package dev.attune.incident;

import static dev.attune.exchange.BinaryFields.readText;
import static dev.attune.exchange.BinaryFields.writeText;

import dev.attune.domain.incident.CountedIncidents;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.layout.Packed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The bytes of {@link CountedIncidents}: version, the incidents that go on, incidents and counts that wait for the end of
 * their minute. Any change of them, of {@link IncidentCodec} included, is a new version, and every released one stays
 * readable: its bytes are kept among the tests.
 */
final class CountedIncidentsLayout {

    private static final int VERSION = 1;
    private static final int MOST = 1 << 20;
    private static final IncidentCodec INCIDENTS = new IncidentCodec();

    private CountedIncidentsLayout() {}

    static byte[] write(CountedIncidents counted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        Packed.writeUnsigned(out, counted.open().size());
        for (CountedIncidents.Counted open : counted.open()) {
            INCIDENTS.write(open.told(), out);
            Packed.writeUnsigned(out, open.added());
            Packed.writeUnsigned(out, open.alerts());
        }
        List<Incident> waiting = counted.waitingIncidents();
        Packed.writeUnsigned(out, waiting.size());
        for (Incident incident : waiting) {
            INCIDENTS.write(incident, out);
        }
        List<CountedIncidents.Waiting> counts = counted.waitingCounts();
        Packed.writeUnsigned(out, counts.size());
        for (CountedIncidents.Waiting count : counts) {
            writeText(count.incidentId(), out);
            out.writeLong(count.minuteEnd());
            Packed.writeUnsigned(out, count.alerts());
        }
        return bytes.toByteArray();
    }

    static CountedIncidents read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("layout of counted incidents must be " + VERSION + ", but was " + version);
        }
        CountedIncidents counted = new CountedIncidents();
        for (int left = Packed.readCount(in, MOST); left > 0; left--) {
            Incident told = INCIDENTS.read(in);
            counted.restore(new CountedIncidents.Counted(
                    told, Packed.readCount(in, Integer.MAX_VALUE), Packed.readUnsigned(in)));
        }
        for (int left = Packed.readCount(in, MOST); left > 0; left--) {
            counted.hear(INCIDENTS.read(in));
        }
        for (int left = Packed.readCount(in, MOST); left > 0; left--) {
            counted.restore(new CountedIncidents.Waiting(readText(in), in.readLong(), Packed.readUnsigned(in)));
        }
        return counted;
    }
}
