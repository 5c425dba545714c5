package dev.attune.domain.event;

import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Interactions of every shape the types allow, drawn from a seed. */
public final class RandomInteractions {

    private static final long EARLIEST = Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();
    private static final int CENTURY_OF_SECONDS = 2_000_000_000;
    private static final String ALPHABET = "abcxyz019-_/ÄßЖ漢🙂";

    private final Random random;

    public RandomInteractions(long seed) {
        this.random = new Random(seed);
    }

    public Interaction next() {
        return switch (random.nextInt(3)) {
            case 0 -> click();
            case 1 -> purchase();
            default -> support();
        };
    }

    private Click click() {
        return new Click(
                envelope(),
                one(ClickKind.values()),
                optionalText(),
                optionalText(),
                optionalText(),
                count(),
                count(),
                optionalText(),
                count(),
                position(),
                position(),
                optionalText());
    }

    private Purchase purchase() {
        return new Purchase(
                envelope(),
                one(PurchaseKind.values()),
                optionalText(),
                random.nextInt(1_000_000) / 100.0,
                optional(() -> one(new String[] {"EUR", "USD", "JPY"})),
                count(),
                optionalText(),
                optionalTime(),
                optionalTime());
    }

    private Support support() {
        boolean rated = random.nextBoolean();
        return new Support(
                envelope(),
                one(SupportKind.values()),
                optionalText(),
                optionalText(),
                optionalTime(),
                rated ? one(SurveyKind.values()) : null,
                rated ? 1 : Double.NaN,
                rated ? 5 : Double.NaN,
                random.nextBoolean(),
                rated ? 1 + random.nextInt(5) : Double.NaN,
                random.nextBoolean() ? random.nextDouble() * 2 - 1 : Double.NaN);
    }

    private Envelope envelope() {
        return new Envelope(
                text(),
                text(),
                time(),
                one(Channel.values()),
                optionalText(),
                optionalText(),
                optionalText(),
                optionalText(),
                optionalText());
    }

    private String text() {
        int length = random.nextInt(20) == 0 ? 300 : 1 + random.nextInt(20);
        int[] symbols = ALPHABET.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(symbols[random.nextInt(symbols.length)]);
        }
        return text.toString();
    }

    private long time() {
        return EARLIEST + random.nextInt(CENTURY_OF_SECONDS) * 1000L + random.nextInt(1000);
    }

    private long optionalTime() {
        return random.nextBoolean() ? time() : Purchase.NO_TIME;
    }

    private int count() {
        return random.nextBoolean() ? Click.NOT_GIVEN : random.nextInt() >>> 1 + random.nextInt(31);
    }

    private int position() {
        return random.nextBoolean() ? Click.NO_POSITION : random.nextInt(4000) - 1000;
    }

    private @Nullable String optionalText() {
        return optional(this::text);
    }

    private <T> @Nullable T optional(Supplier<T> some) {
        return random.nextBoolean() ? some.get() : null;
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
