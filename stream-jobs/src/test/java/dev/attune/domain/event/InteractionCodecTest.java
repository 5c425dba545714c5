package dev.attune.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class InteractionCodecTest {

    private static final long TIME = 1_700_000_000_123L;

    private final InteractionCodec codec = new InteractionCodec();

    @Test
    void aPlainClickTakesAboutSeventyBytes() throws IOException {
        assertThat(write(click())).hasSizeLessThanOrEqualTo(70);
    }

    @Test
    void theFirstLayoutStaysReadable() throws IOException {
        assertThat(read("10037531036531" + "0000018bcfe5687b" + "01" + "09636865636b6f7574" + "00000000" + "01"
                        + "05626f6f6b" + "0000" + "c901" + "91030000" + "00" + "00" + "00"))
                .isEqualTo(new Click(
                        new Envelope("u1", "e1", TIME, Channel.WEB, "checkout", null, null, null, null),
                        ClickKind.PAGE_VIEW,
                        "book",
                        null,
                        null,
                        100,
                        200,
                        null,
                        Click.NOT_GIVEN,
                        Click.NO_POSITION,
                        Click.NO_POSITION,
                        null));
    }

    @Test
    void theFirstLayoutOfPurchasesAndSupportStaysReadable() throws IOException {
        Envelope envelope = new Envelope("u1", "e1", TIME, Channel.STORE, null, "s1", "gold", "carrier", "buy");
        String head = "0375310365310000018bcfe5687b030003733105676f6c640863617272696572";
        assertThat(read("11" + head + "0462757904036f314028ae147ae147ae04455552070370318190ded0fa6200"))
                .isEqualTo(new Purchase(
                        envelope,
                        PurchaseKind.SHIPPED,
                        "o1",
                        12.34,
                        "EUR",
                        3,
                        "p1",
                        1_700_086_400_000L,
                        Purchase.NO_TIME));
        assertThat(read("12" + head + "04627579070374310862696c6c696e670004073ff0000000000000"
                        + "401c0000000000004018000000000000bfe0000000000000"))
                .isEqualTo(new Support(
                        envelope,
                        SupportKind.SURVEY,
                        "t1",
                        "billing",
                        Purchase.NO_TIME,
                        SurveyKind.CES,
                        1,
                        7,
                        true,
                        6,
                        -0.5));
    }

    @Test
    void anUnknownLayoutIsRefused() {
        assertThatThrownBy(() -> read("20")).isInstanceOf(IOException.class).hasMessageContaining("32");
        assertThatThrownBy(() -> read("13")).isInstanceOf(IOException.class).hasMessageContaining("19");
    }

    @Test
    void aDamagedLengthAllocatesNothing() {
        assertThatThrownBy(() -> read("10ffffffffff7f"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void recurringCodesAreShared() throws IOException {
        byte[] bytes = write(click());
        Interaction one = read(bytes);
        Interaction other = read(bytes);
        assertThat(one.envelope().touchpoint()).isSameAs(other.envelope().touchpoint());
    }

    @Test
    void aCodecThatTravelledStillWorks() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(codec);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            InteractionCodec travelled = (InteractionCodec) in.readObject();
            assertThat(travelled.read(new DataInputStream(new ByteArrayInputStream(write(click())))))
                    .isEqualTo(click());
        }
    }

    private static Click click() {
        return new Click(
                new Envelope("customer-00042", "click-00000042", TIME, Channel.WEB, "search", null, null, null, null),
                ClickKind.SEARCH,
                "search",
                null,
                null,
                240,
                200,
                null,
                12,
                Click.NO_POSITION,
                Click.NO_POSITION,
                null);
    }

    private byte[] write(Interaction interaction) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(interaction, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private Interaction read(String hex) throws IOException {
        return read(HexFormat.of().parseHex(hex));
    }

    private Interaction read(byte[] bytes) throws IOException {
        return codec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
