package dev.attune.domain.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.customer.Lifecycle;
import dev.attune.domain.customer.Step;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Bytes of released layouts stay readable, and what is written of the current one does not change by accident. */
class PulseBookGoldenTest {

    private static final String PRODUCT = "010180809ccdca6405040402020202bab802010106010001000080a0b6a8c964";
    private static final String STAGES = "010180f0ce9fcb640c02020000000202000000000000000005000200000080bad3d0ca64";
    private static final PulseTerms TERMS = new PulseTerms(30, "1");
    private static final int DAY = 20_000;

    @Test
    void aProductsBook() throws IOException {
        assertThat(HexFormat.of().formatHex(bytes(product()))).isEqualTo(PRODUCT);
        assertThat(HexFormat.of().formatHex(bytes(read(HexFormat.of().parseHex(PRODUCT)))))
                .isEqualTo(PRODUCT);
    }

    @Test
    void theBookOfTheStages() throws IOException {
        assertThat(HexFormat.of().formatHex(bytes(stages()))).isEqualTo(STAGES);
        assertThat(HexFormat.of().formatHex(bytes(read(HexFormat.of().parseHex(STAGES)))))
                .isEqualTo(STAGES);
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> read(new byte[] {9})).hasMessage("the layout of a pulse must be version 1, but was 9");
    }

    /** Matured buyers, a day that is over, one that is open, and buyers who may still come back. */
    private static PulseBook product() {
        PulseBook book = new PulseBook();
        book.add(tally(new Step.BoughtProduct("tea", DAY - 60, true, true, false), DAY - 60));
        book.closeProduct("tea", (DAY - 59L) * Tally.DAY, TERMS);
        book.closeProduct("tea", (DAY - 29L) * Tally.DAY, TERMS);
        book.add(tally(new Step.BoughtProduct("tea", DAY - 3, true, true, false), DAY - 3));
        book.closeProduct("tea", (DAY - 2L) * Tally.DAY, TERMS);
        book.add(tally(new Step.BoughtProduct("tea", DAY - 3, false, true, true), DAY));
        book.add(tally(new Step.BoughtProduct("tea", DAY, true, true, false), DAY));
        return book;
    }

    private static PulseBook stages() {
        PulseBook book = new PulseBook();
        book.add(tally(new Step.Moved(null, Lifecycle.NEW), DAY));
        book.closeStages(DAY * Tally.DAY + Tally.HOUR, TERMS);
        book.add(tally(new Step.Moved(Lifecycle.NEW, Lifecycle.ONE_OFF), DAY + 1));
        book.add(tally(new Step.Bought(true), DAY + 1));
        return book;
    }

    private static Tally tally(Step step, int day) {
        Tally tally = Tally.at(Tally.Place.of(step, day * Tally.DAY));
        tally.add(step);
        return tally;
    }

    private static byte[] bytes(PulseBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static PulseBook read(byte[] bytes) throws IOException {
        return PulseBook.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
