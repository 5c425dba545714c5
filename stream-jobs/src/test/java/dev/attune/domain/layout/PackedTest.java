package dev.attune.domain.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PackedTest {

    private static final long[] NUMBERS = {0, 1, -1, 63, 64, 127, 128, -64, -65, 1 << 20, Long.MAX_VALUE, Long.MIN_VALUE
    };

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    @Test
    void numbersComeBackAsTheyWere() throws IOException {
        for (long number : NUMBERS) {
            Packed.writeSigned(out, number);
            Packed.writeUnsigned(out, number);
        }
        DataInputStream in = in();
        for (long number : NUMBERS) {
            assertThat(Packed.readSigned(in)).isEqualTo(number);
            assertThat(Packed.readUnsigned(in)).isEqualTo(number);
        }
        assertThat(in.available()).isZero();
    }

    @Test
    void smallNumbersTakeOneByte() throws IOException {
        Packed.writeUnsigned(out, 127);
        Packed.writeSigned(out, -64);
        assertThat(bytes.size()).isEqualTo(2);
    }

    @Test
    void textsComeBackAsTheyWereAndEmptyIsNotMissing() throws IOException {
        for (String text : new String[] {null, "", "gold", "Zürich \uD83D\uDE80"}) {
            Packed.writeText(out, text);
        }
        DataInputStream in = in();
        assertThat(Packed.readText(in)).isNull();
        assertThat(Packed.readText(in)).isEmpty();
        assertThat(Packed.readText(in)).isEqualTo("gold");
        assertThat(Packed.readText(in)).isEqualTo("Zürich \uD83D\uDE80");
    }

    @Test
    void aCountBeyondItsLimitIsRefusedBeforeAnythingIsAllocated() throws IOException {
        Packed.writeUnsigned(out, 17);
        assertThatThrownBy(() -> Packed.readCount(in(), 16)).hasMessage("a count must be in [0, 16], but was 17");
    }

    @Test
    void aNumberWithoutAnEndIsRefused() {
        DataInputStream endless = new DataInputStream(
                new ByteArrayInputStream(new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1}));
        assertThatThrownBy(() -> Packed.readUnsigned(endless)).isInstanceOf(IOException.class);
    }

    private DataInputStream in() {
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
