package dev.attune.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TextCacheTest {

    @Test
    void theSameBytesGiveTheSameString() {
        TextCache cache = TextCache.ofCodes();
        assertThat(text(cache, "checkout")).isEqualTo("checkout").isSameAs(text(cache, "checkout"));
    }

    @Test
    void theFormIsMadeBeforeItIsRemembered() {
        TextCache cache = new TextCache(16, code -> code.toUpperCase(Locale.ROOT));
        assertThat(text(cache, "eur")).isEqualTo("EUR").isSameAs(text(cache, "eur"));
    }

    @Test
    void collisionsReplaceAndNeverConfuse() {
        TextCache cache = new TextCache(2, UnaryOperator.identity());
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            String code = Integer.toString(random.nextInt(50));
            assertThat(text(cache, code)).isEqualTo(code);
        }
    }

    @Test
    void longTextsPassThrough() {
        String text = "x".repeat(500);
        assertThat(text(TextCache.ofCodes(), text)).isEqualTo(text);
    }

    @Test
    void slotsMustBeAPowerOfTwo() {
        assertThatThrownBy(() -> new TextCache(3, UnaryOperator.identity()))
                .hasMessage("slots must be a power of two, but was 3");
    }

    /** The buffer is longer than the text, as those of reused Avro strings are. */
    private static String text(TextCache cache, String text) {
        byte[] bytes = (text + "!").getBytes(StandardCharsets.UTF_8);
        return cache.text(bytes, bytes.length - 1);
    }
}
