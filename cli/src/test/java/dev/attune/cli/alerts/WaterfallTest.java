package dev.attune.cli.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WaterfallTest {

    @Test
    void whatIsShownAddsUpToTheLastDigit() {
        long seed = Long.getLong("attune.seed", 17L);
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 200; run++) {
            Waterfall waterfall = new Waterfall();
            double sum = 0;
            int parts = 1 + random.nextInt(12);
            for (int i = 0; i < parts; i++) {
                double points = random.nextDouble(-8, 8) * Math.pow(10, -random.nextInt(5));
                sum += points;
                waterfall.add("part", points);
            }
            List<Map<String, @Nullable Object>> rows = waterfall.table(true).objects();
            BigDecimal shown = BigDecimal.ZERO;
            for (Map<String, @Nullable Object> row : rows) {
                shown = shown.add(new BigDecimal(String.valueOf(row.get("points"))));
                assertThat(new BigDecimal(String.valueOf(row.get("sum"))))
                        .as("seed %d", seed)
                        .isEqualByComparingTo(shown);
            }
            assertThat(shown.doubleValue()).as("seed %d", seed).isCloseTo(sum, within(0.0006));
        }
    }
}
