package dev.attune.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.delivery.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class CustomerOutputCodecTest {

    private final CustomerOutputCodec codec = new CustomerOutputCodec();

    @Test
    void aRevisionComesBackAsItWas() throws IOException {
        assertRoundTrip(new CustomerOutput.Revision(
                Samples.churnRevision(),
                new Lineage("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", 1_234L)));
        assertRoundTrip(new CustomerOutput.Revision(Samples.dropRevision(), Lineage.DEADLINE));
    }

    @Test
    void healthComesBackAsItWasWithItsAbsentNumbers() throws IOException {
        assertRoundTrip(new CustomerOutput.Health(Samples.assessment(), Lineage.DEADLINE));
        assertRoundTrip(new CustomerOutput.Health(Samples.emptyAssessment(), new Lineage(null, 5L)));
    }

    @Test
    void aTextAboveSixtyFourKibibytesPasses() throws IOException {
        assertRoundTrip(new CustomerOutput.Revision(Samples.churnRevision("c".repeat(100_000)), Lineage.DEADLINE));
    }

    private void assertRoundTrip(CustomerOutput output) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(output, new DataOutputStream(bytes));
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
        assertThat(codec.read(new DataInputStream(in))).isEqualTo(output);
        assertThat(in.available()).isZero();
    }
}
