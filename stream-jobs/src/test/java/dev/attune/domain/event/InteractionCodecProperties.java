package dev.attune.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class InteractionCodecProperties {

    private static final int SEEDS = 2_000;

    @Test
    void whatIsWrittenIsReadBackAndNothingElse() throws IOException {
        InteractionCodec codec = new InteractionCodec();
        for (long seed = 0; seed < SEEDS; seed++) {
            Interaction interaction = new RandomInteractions(seed).next();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            codec.write(interaction, new DataOutputStream(bytes));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            assertThat(codec.read(in)).as("seed %d", seed).isEqualTo(interaction);
            assertThat(in.available()).as("bytes left, seed %d", seed).isZero();
        }
    }
}
