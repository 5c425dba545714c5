package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UsualCarrierTest {

    private final UsualCarrier carrier = new UsualCarrier();

    @Test
    void is_known_from_the_first_delivery_in_doubt_after_another_and_sure_again_after_three() {
        assertThat(carrier.known()).isNull();
        carrier.brought("north");
        assertThat(carrier.known()).isEqualTo("north");
        carrier.brought("south");
        assertThat(carrier.known()).isNull();
        carrier.brought("south");
        assertThat(carrier.known()).isNull();
        carrier.brought("south");
        assertThat(carrier.known()).isEqualTo("south");
    }

    @Test
    void takes_a_byte_until_somebody_brought_something_and_comes_back_as_it_was() throws IOException {
        assertThat(bytes(carrier)).hasSize(1);
        assertThat(bytes(read(bytes(carrier)))).isEqualTo(bytes(carrier));
        carrier.brought("north");
        carrier.brought("south");
        carrier.brought("south");
        UsualCarrier read = read(bytes(carrier));
        assertThat(read.known()).isNull();
        read.brought("south");
        assertThat(read.known()).isEqualTo("south");
        assertThat(carrier.copy().known()).isNull();
    }

    private static UsualCarrier read(byte[] bytes) throws IOException {
        return UsualCarrier.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static byte[] bytes(UsualCarrier carrier) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        carrier.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
