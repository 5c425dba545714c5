package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.reading.Sessions;
import java.time.Duration;
import java.util.Arrays;

/** How many UTC days with a click a customer had by the departure. */
enum Tenure {
    NONE_OR_ONE("0 or 1", 0),
    FEW("2 or 3", 2),
    SOME("4 to 9", 4),
    MANY("10 or more", 10);

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final String words;
    private final int least;

    Tenure(String words, int least) {
        this.words = words;
        this.least = least;
    }

    String words() {
        return words;
    }

    static Tenure of(TrueCustomer customer, Sessions sessions) {
        Long departure = customer.departure();
        long days = Arrays.stream(sessions.visits().getOrDefault(customer.customerId(), new long[0]))
                .filter(visit -> departure == null || visit <= departure)
                .map(visit -> Math.floorDiv(visit, DAY))
                .distinct()
                .count();
        Tenure held = NONE_OR_ONE;
        for (Tenure tenure : values()) {
            held = days >= tenure.least ? tenure : held;
        }
        return held;
    }
}
