package dev.attune.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes of version 1 of the layout, as they stand in savepoints: never change them. */
class ControlChangeCodecTest {

    private static final String MODEL =
            "01" + "00" + "00000005" + "6d61726368" + "00000002" + "7b7d" + "0000019b794bb800" + "0000019b794ca260";
    private static final String FEED = "01" + "01" + "00000005" + "434c49434b" + "00000005" + "5354414c45"
            + "0000019b794bb800" + "0000019b794bb800";

    private final ControlChangeCodec codec = new ControlChangeCodec();

    @Test
    void the_bytes_in_savepoints_stay_readable() throws IOException {
        long noon = 0x0000019b794bb800L;
        ControlChange model = new ControlChange(ControlKind.MODEL, "march", "{}", noon, noon + 60_000);
        ControlChange feed = new ControlChange(ControlKind.FEED_STATUS, "CLICK", "STALE", noon, noon);

        assertThat(codec.restored(HexFormat.of().parseHex(MODEL))).isEqualTo(model);
        assertThat(codec.restored(HexFormat.of().parseHex(FEED))).isEqualTo(feed);
        assertThat(HexFormat.of().formatHex(codec.stored(model))).isEqualTo(MODEL);
        assertThat(HexFormat.of().formatHex(codec.stored(feed))).isEqualTo(FEED);
    }
}
