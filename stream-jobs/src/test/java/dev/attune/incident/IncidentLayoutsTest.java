package dev.attune.incident;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static dev.attune.domain.gate.TestingDrops.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.incident.CountedIncidents;
import dev.attune.domain.incident.Incident;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Bytes of the first layout, as they stand in savepoints: what is written is these, what is read is what they were. */
class IncidentLayoutsTest {

    private static final String INCIDENT =
            "010000000169000000010002000000020000000008636865636b6f757401000000035745420000000100000008636865636b6f7574000000020304c03f80000000000040288000000000003fd00000000000003f847ae147ae147b00000000000001a400000000000000000000000100000003455552000000000096b43f0000000100000003455552000000000001e240000000010000000b656e67696e656572696e6700000008706f6c6963792d31000000076d6f64656c2d310000019ca93be2400000019ca9450a000000019ca9450a00";
    private static final String COUNTED =
            "01010000000169000000010002000000020000000008636865636b6f757401000000035745420000000100000008636865636b6f7574000000020304c03f80000000000040288000000000003fd00000000000003f847ae147ae147b00000000000001a400000000000000010000000100000003455552000000000096b43f0000000100000003455552000000000001e240000000010000000b656e67696e656572696e6700000008706f6c6963792d31000000076d6f64656c2d310000019ca93be2400000019ca9450a000000019ca9450a000001010000000169000000020102000000020000000008636865636b6f757401000000035745420000000100000008636865636b6f7574000000020304c03f80000000000040288000000000003fd00000000000003f847ae147ae147b00000000000001a400000000000000000000000100000003455552000000000096b43f0000000100000003455552000000000001e240000000010000000b656e67696e656572696e6700000008706f6c6963792d31000000076d6f64656c2d310000019ca93be2400000019ca9450a000000019ca945f4600100000001690000019ca945f46001";

    private static final Incident OPENED = incident("i", 1, EpisodeState.OPENED, NOON, NOON);

    private static CountedIncidents counted() {
        CountedIncidents counted = new CountedIncidents();
        counted.hear(OPENED);
        counted.attach("i", NOON);
        counted.tellNext();
        counted.attach("i", NOON + 1);
        counted.hear(incident("i", 2, EpisodeState.UPDATED, NOON, NOON + MINUTE));
        return counted;
    }

    @Test
    void an_incident_is_kept_as_these_bytes() throws IOException {
        IncidentCodec codec = new IncidentCodec();
        assertThat(HexFormat.of().formatHex(codec.stored(OPENED))).isEqualTo(INCIDENT);
        assertThat(codec.restored(HexFormat.of().parseHex(INCIDENT))).isEqualTo(OPENED);
    }

    @Test
    void counted_incidents_are_kept_as_these_bytes() throws IOException {
        assertThat(HexFormat.of().formatHex(CountedIncidentsLayout.write(counted())))
                .isEqualTo(COUNTED);
        CountedIncidents restored = CountedIncidentsLayout.read(HexFormat.of().parseHex(COUNTED));
        assertThat(restored.open()).isEqualTo(counted().open());
        assertThat(restored.tellNext()).isEqualTo(counted().tellNext()).hasSize(1);
        assertThat(restored.due()).isEqualTo(CountedIncidents.NEVER);
    }

    @Test
    void a_layout_from_the_future_is_refused() {
        assertThatThrownBy(() -> new IncidentCodec().restored(new byte[] {9}))
                .hasMessage("layout of an incident must be 1, but was 9");
        assertThatThrownBy(() -> CountedIncidentsLayout.read(new byte[] {9}))
                .hasMessage("layout of counted incidents must be 1, but was 9");
    }
}
