package dev.attune.domain.incident;

import static dev.attune.domain.incident.TestingTraffic.DAY;
import static dev.attune.domain.incident.TestingTraffic.MINUTE;
import static dev.attune.domain.incident.TestingTraffic.START;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bytes of released layouts stay readable, and what is written of the current one does not change by accident. */
class IncidentGoldenTest {

    private static final long TROUBLE = START + 16 * DAY;

    private final SliceWatch watch = new SliceWatch(TestingTraffic.PLACE);
    private final IncidentBook book = new IncidentBook(Policy.defaults());

    @BeforeEach
    void sixteenDaysAndOneOfTrouble() {
        TestingTraffic traffic = new TestingTraffic(11);
        SliceWatch.Terms terms = TestingTraffic.terms(1);
        for (long minute = START; minute < TROUBLE + DAY; minute += MINUTE) {
            var cells = TestingTraffic.sums(traffic.minute(minute, 0.02, (cell, time) -> time >= TROUBLE));
            book.advance(minute + MINUTE, watch.close(minute, cells, terms));
        }
    }

    @Test
    void theWatchOfATouchpointInTrouble() throws IOException {
        byte[] golden = golden("watch.bin", bytes(watch));
        assertThat(bytes(watch)).isEqualTo(golden);
        List<String> told = aFurtherDay(watch.copy());
        assertThat(told).isNotEmpty().isEqualTo(aFurtherDay(SliceWatch.read(input(golden))));
        assertThat(told).isEqualTo(aFurtherDay(watch));
    }

    /** Sketches of the same customers may differ in their bytes, never in what they tell. */
    private static List<String> aFurtherDay(SliceWatch watch) {
        TestingTraffic traffic = new TestingTraffic(12);
        SliceWatch.Terms terms = TestingTraffic.terms(1);
        List<String> told = new ArrayList<>();
        for (long minute = TROUBLE + DAY; minute < TROUBLE + 2 * DAY; minute += MINUTE) {
            var cells = TestingTraffic.sums(traffic.minute(minute, 0.02, TestingTraffic.NONE));
            watch.close(minute, cells, terms)
                    .forEach(worse -> told.add(worse.cause() + " " + worse.alarming() + " " + worse.statistic() + " "
                            + worse.met().estimate() + " " + worse.affected().customers()));
        }
        return told;
    }

    @Test
    void theBookOfAnOpenIncident() throws IOException {
        byte[] golden = golden("book.bin", bytes(book));
        assertThat(bytes(book)).isEqualTo(golden);
        IncidentBook read = IncidentBook.read(input(golden), Policy.defaults());
        assertThat(read.deadline()).isBetween(TROUBLE, TROUBLE + 5 * DAY);
        long end = TROUBLE + 9 * DAY;
        List<Incident> told = book.copy().advance(end, List.of());
        assertThat(told).hasSize(1).isEqualTo(read.advance(end, List.of())).isEqualTo(book.advance(end, List.of()));
    }

    @Test
    void anUnknownVersionIsRefused() {
        byte[] unknown = {9, 0};
        assertThatThrownBy(() -> SliceWatch.read(input(unknown)))
                .hasMessage("the layout of a watch must be 1, but was 9");
        assertThatThrownBy(() -> IncidentBook.read(input(unknown), Policy.defaults()))
                .hasMessage("the layout of an incident book must be 1, but was 9");
    }

    private static byte[] golden(String name, byte[] current) throws IOException {
        String resource = "golden/incident-v1/" + name;
        if (Boolean.getBoolean("attune.golden.write")) {
            Path file = Path.of("src/test/resources", resource);
            Files.createDirectories(file.getParent());
            Files.write(file, current);
            return current;
        }
        try (InputStream in = IncidentGoldenTest.class.getResourceAsStream("/" + resource)) {
            assertThat(in).as(resource).isNotNull();
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(SliceWatch watch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static byte[] bytes(IncidentBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream input(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
