package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Vectors of the reference implementation with seed 0, as published with Guava, mmh3 and SMHasher ports. */
class Murmur128Test {

    private final Murmur128 murmur = new Murmur128();

    @Test
    void agreesWithPublishedVectors() {
        assertThat(hash("")).isEqualTo("00000000000000000000000000000000");
        assertThat(hash("hell")).isEqualTo("629942693e10f86792db0b82baeb5347");
        assertThat(hash("hello")).isEqualTo("cbd8a7b341bd9b025b1e906a48ae1d19");
        assertThat(hash("foo")).isEqualTo("e271865701f545617eaf87e42bba7d87");
        assertThat(hash("The quick brown fox jumps over the lazy dog")).isEqualTo("e34bbc7bbc071b6c7a433ca9c49a9347");
    }

    private String hash(String text) {
        murmur.hash(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%016x%016x", murmur.high(), murmur.low());
    }
}
