package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.EventStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EventReferenceTest {

    @Test
    void everyIdComesBackLetterForLetter() throws IOException {
        String[] ids = {
            "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "1B4E28BA-2FA1-11D2-883F-0016D3CCA427",
            "1b4e28ba-2fa1-11d2-883f-0016d3cca42z",
            "1b4e28ba-2fa1-11d2x883f-0016d3cca427",
            "order-1",
            "1",
            "événement"
        };
        for (String id : ids) {
            EventReference reference = EventReference.of(EventStream.SUPPORT, id, 1234567890123L);
            assertThat(again(reference).toEvidence().eventId()).isEqualTo(id);
            assertThat(again(reference)).isEqualTo(reference);
        }
    }

    @Test
    void aUuidTakesSixteenBytesAndAHead() throws IOException {
        EventReference reference =
                EventReference.of(EventStream.CLICK, "1b4e28ba-2fa1-11d2-883f-0016d3cca427", 1_700_000_000_000L);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        reference.write(new DataOutputStream(bytes));
        assertThat(bytes.size()).isEqualTo(1 + 6 + 16);
    }

    private static EventReference again(EventReference reference) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        reference.write(new DataOutputStream(bytes));
        return EventReference.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
