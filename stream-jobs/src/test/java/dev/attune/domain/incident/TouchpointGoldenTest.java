package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bytes of released layouts stay readable, and what is written of the current one does not change by accident. */
class TouchpointGoldenTest {

    /** Set to a directory to write the golden files of a new version there. */
    private static final String WRITE_TO = System.getProperty("attune.golden.directory", "");

    private static final TouchpointTerms TERMS = TouchpointTerms.of(Policy.defaults());
    private static final MinuteWatcher NOBODY = (minute, cells) -> {};

    @Test
    void a_book() throws IOException {
        byte[] written = bytes(book()::write);
        byte[] golden = golden("book", written);
        assertThat(written).isEqualTo(golden);
        assertThat(bytes(TouchpointBook.read(in(golden))::write)).isEqualTo(golden);
    }

    @Test
    void the_figures_of_a_minute() throws IOException {
        MinuteFigures figures = new MinuteFigures();
        TestingEncounters.random(new SplittableRandom(11), 40, 0, 50_000).stream()
                .filter(encounter -> encounter.cell().touchpoint().equals("checkout"))
                .forEach(figures::add);
        byte[] written = bytes(figures::write);
        byte[] golden = golden("minute", written);
        assertThat(written).isEqualTo(golden);
        assertThat(bytes(MinuteFigures.read(in(golden))::write)).isEqualTo(golden);
    }

    @Test
    void an_unknown_version_is_refused() {
        assertThatThrownBy(() -> TouchpointBook.read(in(new byte[] {9})))
                .hasMessage("the layout of a touchpoint must be version 1, but was 9");
        assertThatThrownBy(() -> MinuteFigures.read(in(new byte[] {9})))
                .hasMessage("the layout of a minute must be version 1, but was 9");
    }

    /** Names counted, an hour learned, and open windows of every length. */
    private static TouchpointBook book() {
        TouchpointBook book = new TouchpointBook();
        long begin = 20_000 * TouchpointBook.DAY;
        List<Encounter> encounters =
                TestingEncounters.random(new SplittableRandom(4), 90, begin, TouchpointBook.HOUR + 1_500_000);
        for (long start = begin; start < begin + TouchpointBook.HOUR + 1_500_000; start += MinuteTally.MINUTE) {
            long minute = start;
            MinuteSums sums = new MinuteSums();
            encounters.stream()
                    .filter(each -> each.cell().touchpoint().equals("delivery")
                            && MinuteTally.minuteOf(each.eventTime()) == minute)
                    .forEach(sums::add);
            List<MinuteTally> tallies = new ArrayList<>();
            sums.forEach((cell, figures) -> tallies.add(new MinuteTally(cell, minute, figures)));
            book.close("delivery", minute + MinuteTally.MINUTE, tallies, TERMS, NOBODY);
        }
        return book;
    }

    private static byte[] golden(String name, byte[] written) throws IOException {
        if (!WRITE_TO.isEmpty()) {
            Files.write(Path.of(WRITE_TO, name + ".bin"), written);
        }
        String resource = "/golden/touchpoint-v1/" + name + ".bin";
        try (InputStream in = TouchpointGoldenTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return in.readAllBytes();
        }
    }

    private interface Writing {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
