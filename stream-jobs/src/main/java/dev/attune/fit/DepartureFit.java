package dev.attune.fit;

import java.util.List;
import java.util.stream.IntStream;

final class DepartureFit {
    /** Every four weeks of the last year. */
    static final List<Integer> DAYS_AGO =
            IntStream.rangeClosed(1, 13).map(i -> 28 * i).boxed().toList();

    private DepartureFit() {}
}
