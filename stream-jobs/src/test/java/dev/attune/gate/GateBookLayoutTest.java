package dev.attune.gate;

import static dev.attune.domain.gate.TestingDrops.MINUTE;
import static dev.attune.domain.gate.TestingDrops.NOON;
import static dev.attune.domain.gate.TestingDrops.drop;
import static dev.attune.domain.gate.TestingDrops.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.gate.GateBook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Bytes of the first layout, as they stand in savepoints. */
class GateBookLayoutTest {

    private static final GateBook BOOK = new GateBook(
            List.of(held(drop("c", 2, EpisodeState.RESOLVED, NOON, NOON + 5 * MINUTE))),
            new GateBook.Open(held(drop("c", 1, EpisodeState.OPENED, NOON, NOON)), 1, "i", 1));

    @Test
    void a_book_is_kept_as_these_bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GateBookLayout.write(BOOK, new DataOutputStream(bytes));
        byte[] golden = golden();
        assertThat(bytes.toByteArray()).isEqualTo(golden);

        GateBook read = read(golden);
        assertThat(read.waiting()).isEqualTo(BOOK.waiting());
        assertThat(read.open()).isEqualTo(BOOK.open());
    }

    @Test
    void a_layout_from_the_future_is_refused() {
        assertThatThrownBy(() -> read(new byte[] {9})).hasMessage("layout of the gate's book must be 1, but was 9");
    }

    private static byte[] golden() throws IOException {
        try (InputStream file = GateBookLayoutTest.class.getResourceAsStream("/golden/gate-book-v1")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static GateBook read(byte[] bytes) throws IOException {
        return GateBookLayout.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
